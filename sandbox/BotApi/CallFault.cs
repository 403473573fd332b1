namespace Helpdesk.Sandbox.BotApi;

/// <summary>What can go wrong with one call.</summary>
internal enum CallFault
{
    /// <summary>It is never answered, and nothing is done.</summary>
    Hangs,

    /// <summary>The server stumbles: 502, and nothing is done.</summary>
    ServerError,

    /// <summary>It is answered with what is no JSON, and nothing is done.</summary>
    Garbage,

    /// <summary>It is answered 429, and nothing is done.</summary>
    TooFast,

    /// <summary>It is done, and the connection breaks off before the answer.</summary>
    AnswerLost,
}
