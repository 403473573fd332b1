using System.Globalization;
using System.Text.Json;
using Helpdesk.Core.Messages;
using Twilio.Rest.Api.V2010.Account;

namespace Helpdesk.Bot.Channels.WhatsApp;

/// <summary>A medium as Twilio announces it.</summary>
public sealed record TwilioMedium(string Url, string? ContentType);
