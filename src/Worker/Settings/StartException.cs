namespace Helpdesk.Worker.Settings;

/// <summary>The program can't start; the message says why and what to do, for whoever starts it.</summary>
internal sealed class StartException(string message) : Exception(message);
