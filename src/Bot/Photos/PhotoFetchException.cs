using Helpdesk.Core.Messages;

namespace Helpdesk.Bot.Photos;

/// <summary>A photo could not be fetched. The message names no reference and no address.</summary>
public sealed class PhotoFetchException(string message, Exception? inner = null) : Exception(message, inner);
