namespace Helpdesk.Core.Sop;

/// <summary>Where people find the button of an exit.</summary>
public enum SopOffer
{
    /// <summary>On the prompt of its step, and on the ticket's card.</summary>
    OnPrompt,

    /// <summary>Behind <c>Lainnya</c>: it is wanted now and then.</summary>
    UnderMore,

    /// <summary>Nowhere. A tap on it is forged, and refused.</summary>
    Never,
}
