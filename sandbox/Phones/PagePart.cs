namespace Helpdesk.Sandbox.Phones;

/// <summary>What a message holds that is neither words nor a photo, as the page shows it.</summary>
/// <param name="Kind">voice, video, sticker, location, contact, poll, or service.</param>
/// <param name="Title">Its first line.</param>
/// <param name="Detail">Its second line; empty when there is none.</param>
internal sealed record PagePart(string Kind, string Title, string Detail = "");
