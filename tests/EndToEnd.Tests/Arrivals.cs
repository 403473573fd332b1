using System.Text.Json.Nodes;
using Helpdesk.Sandbox;

namespace Helpdesk.EndToEnd.Tests;

/// <summary>What the platforms brought to the bot, or would have if it had asked.</summary>
internal sealed class Arrivals(SandboxApplication sandbox)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30),
        Look = TimeSpan.FromMilliseconds(50);

    /// <summary>Updates: those that the bot took, and those of kinds that it does not want.</summary>
    public IEnumerable<JsonObject> Telegram => sandbox.World.Updates.Taken.Concat(sandbox.World.Updates.Unwanted);

    /// <summary>Forms that the bot took.</summary>
    public IEnumerable<IReadOnlyDictionary<string, string>> WhatsApp => sandbox.Twilio.Taken;

    public Task<JsonObject> OnTelegram(Func<JsonObject, bool> wanted) => First(() => Telegram.LastOrDefault(wanted));

    /// <summary>The message that has a part of a kind.</summary>
    public async Task<JsonObject> Part(string kind) =>
        (await OnTelegram(update => update["message"]?[kind] is not null))["message"]!.AsObject();

    public Task<IReadOnlyDictionary<string, string>> OnWhatsApp(
        Func<IReadOnlyDictionary<string, string>, bool> wanted
    ) => First(() => WhatsApp.LastOrDefault(wanted));

    /// <summary>The message of a type.</summary>
    public Task<IReadOnlyDictionary<string, string>> OnWhatsApp(string type) =>
        OnWhatsApp(form => form["MessageType"] == type);

    public async Task Until(Func<bool> holds)
    {
        await First(() => holds() ? "" : null);
    }

    private static async Task<T> First<T>(Func<T?> find)
        where T : class
    {
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            if (find() is { } found)
                return found;
            if (TimeProvider.System.GetElapsedTime(began) > Patience)
                throw new TimeoutException("It never reached the bot.");
            await Task.Delay(Look, TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}
