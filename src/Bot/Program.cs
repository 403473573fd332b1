using Helpdesk.Bot.Channels;
using Helpdesk.Bot.Channels.WhatsApp;
using Helpdesk.Bot.Operations;
using Helpdesk.Core.Messages;
using Helpdesk.Worker.Settings;
using Microsoft.AspNetCore.Connections;

namespace Helpdesk.Bot;

/// <summary>The program: reads settings, starts, and says in plain words why it could not.</summary>
internal static partial class Program
{
    /// <summary>Runs until it is stopped. Returns 0, or 1 when it could not start or had to end.</summary>
    public static async Task<int> Main(string[] args)
    {
        try
        {
            var operation = Operation.Read(args, out var words, out var settings);
            await using var app = BotApplication.Build(
                new WebApplicationOptions { Args = settings, ContentRootPath = SettingsFolder.For(args) }
            );
            if (operation is not null)
                return await operation.RunAsync(app.Services, words, Console.Out);
            LogStarting(app.Logger);
            LogChannels(app.Logger, app.Services);
            await BotApplication.StartAsync(app);
            await app.WaitForShutdownAsync();
            return Environment.ExitCode;
        }
        catch (Exception failure) when (StartFailure.InWords(failure) is { } words)
        {
            await Console.Error.WriteLineAsync(words);
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException or AggregateException)
        {
            await Console.Error.WriteLineAsync(
                $"{taken.Message} Another program uses that address: stop it, or set Urls to a free one, for example http://localhost:5080."
            );
        }
        return 1;
    }

    private static void LogChannels(ILogger log, IServiceProvider services)
    {
        foreach (var channel in services.GetServices<ChannelSetup>().Where(channel => !channel.IsOn))
            LogOff(log, channel.Channel, channel.WhyOff);
        var whatsApp = services
            .GetServices<ChannelSetup>()
            .Single(channel => channel.Channel == WhatsAppChannel.Channel);
        var traits = services.GetRequiredService<ChannelDirectory>().Of(whatsApp.Channel);
        if (whatsApp.IsOn && !traits.CanAskToOpenWindow)
            LogNoTemplates(log);
    }

    [LoggerMessage(LogLevel.Information, "{Channel} is off: {Why}")]
    private static partial void LogOff(ILogger log, Channel channel, string why);

    [LoggerMessage(
        LogLevel.Warning,
        "No WhatsApp template is configured (Twilio:Templates): who has not written for 24 hours can't be sent anything there; staff are asked to phone them"
    )]
    private static partial void LogNoTemplates(ILogger log);

    [LoggerMessage(LogLevel.Information, "The helpdesk starts")]
    private static partial void LogStarting(ILogger log);
}
