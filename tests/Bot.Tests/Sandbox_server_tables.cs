using System.Text.Json;
using Helpdesk.Sandbox.BotApi;
using Helpdesk.Sandbox.TwilioApi;
using Helpdesk.TestKit;

namespace Helpdesk.Bot.Tests;

/// <summary>
/// The sandbox's servers know each method and field as the platforms publish them. Published/ holds what the tables
/// need of Bot API 10.1 (2026-06-11) and of twilio-oai twilio_api_v2010 (2026-04-14).
/// </summary>
public sealed class Sandbox_server_tables
{
    [Fact]
    public void The_Bot_API_server_takes_what_the_published_description_has()
    {
        using var document = JsonDocument.Parse(
            File.ReadAllText(Repository.PathTo("tests/Bot.Tests/Published/telegram-bot-api.json"))
        );
        var methods = document.RootElement.GetProperty("methods");
        foreach (var (method, parameters) in BotApiTable.Methods)
        {
            var fields = methods.GetProperty(method).TryGetProperty("fields", out var listed)
                ? listed.EnumerateArray().ToDictionary(field => field.GetProperty("name").GetString()!)
                : [];
            foreach (var parameter in parameters)
            {
                Assert.True(fields.TryGetValue(parameter.Name, out var field), $"{method} has no {parameter.Name}");
                Assert.Equal(field.GetProperty("required").GetBoolean(), parameter.Required);
                var types = string.Join(
                    " ",
                    field.GetProperty("types").EnumerateArray().Select(type => type.GetString())
                );
                var expected = types switch
                {
                    "Integer" => ParameterType.Integer,
                    "String" => ParameterType.Text,
                    "Boolean" => ParameterType.Flag,
                    "Integer String" => ParameterType.IntegerOrText,
                    "InputFile" => ParameterType.File,
                    "InputFile String" => ParameterType.FileOrText,
                    _ => ParameterType.Json,
                };
                Assert.True(expected == parameter.Type, $"{method}.{parameter.Name}: {types}");
            }
            Assert.All(
                fields.Values.Where(field => field.GetProperty("required").GetBoolean()),
                field =>
                    Assert.Contains(parameters, parameter => parameter.Name == field.GetProperty("name").GetString())
            );
        }
    }

    [Fact]
    public void The_Twilio_server_takes_what_the_published_description_has()
    {
        using var document = JsonDocument.Parse(
            File.ReadAllText(Repository.PathTo("tests/Bot.Tests/Published/twilio-messages.json"))
        );
        var create = document.RootElement.GetProperty("CreateMessage");
        var properties = create
            .GetProperty("properties")
            .EnumerateObject()
            .ToDictionary(property => property.Name, property => property.Value);
        Assert.Equal(properties.Keys.Order(), TwilioTable.CreateMessage.Select(field => field.Name).Order());
        Assert.Equal(
            create.GetProperty("required").EnumerateArray().Select(name => name.GetString()),
            TwilioTable.CreateMessage.Where(field => field.Required).Select(field => field.Name)
        );
        foreach (var field in TwilioTable.CreateMessage)
        {
            var published = properties[field.Name];
            Assert.Equal(
                published.TryGetProperty("pattern", out var pattern) ? pattern.GetString() : null,
                field.Pattern
            );
            Assert.Equal(published.TryGetProperty("type", out var type) && type.GetString() == "array", field.Repeats);
        }
    }
}
