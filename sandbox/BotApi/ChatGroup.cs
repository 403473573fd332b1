namespace Helpdesk.Sandbox.BotApi;

/// <summary>A group that the bot is a member of; it sees everything there, as a bot that is an admin does.</summary>
/// <param name="Id">The chat's ID, below zero.</param>
/// <param name="Title">Its name.</param>
internal sealed record ChatGroup(long Id, string Title);
