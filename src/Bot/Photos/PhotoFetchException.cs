namespace Helpdesk.Bot.Photos;

/// <summary>A photo could not be fetched. The message names no reference and no address.</summary>
internal sealed class PhotoFetchException(string message, Exception? inner = null) : Exception(message, inner);
