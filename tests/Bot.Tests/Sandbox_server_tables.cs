using System.Text.Json;
using System.Text.Json.Nodes;
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

    // What Bot API 10.1 has of the types that phones' updates are made of; ! is always there, the type follows when it
    // is one of these.
    private static readonly Dictionary<string, string[]> Types = """
        Update update_id! message:Message edited_message:Message message_reaction:Reaction callback_query:Tap
        Message message_id! from:User date! chat!:Chat forward_origin:Origin reply_to_message:Message edit_date
        Message media_group_id text entities:Entity caption animation:Animation audio:Audio document:Document
        Message photo:PhotoSize sticker:Sticker video:Video video_note:VideoNote voice:Voice contact:Contact poll:Poll
        Message venue:Venue location:Location pinned_message:Message message_auto_delete_timer_changed:Timer
        Message reply_markup:Markup
        User id! is_bot! first_name! last_name username language_code
        Chat id! type! title username first_name last_name
        Origin type! date! sender_user:User sender_user_name sender_chat:Chat chat:Chat message_id author_signature
        Entity type! offset! length!
        PhotoSize file_id! file_unique_id! width! height! file_size
        Document file_id! file_unique_id! file_name mime_type file_size
        Voice file_id! file_unique_id! duration! mime_type file_size
        Audio file_id! file_unique_id! duration! performer title file_name mime_type file_size
        Video file_id! file_unique_id! width! height! duration! file_name mime_type file_size
        Animation file_id! file_unique_id! width! height! duration! file_name mime_type file_size
        VideoNote file_id! file_unique_id! length! duration! file_size
        Sticker file_id! file_unique_id! type! width! height! is_animated! is_video! emoji set_name file_size
        Location latitude! longitude!
        Venue location!:Location title! address!
        Contact phone_number! first_name! last_name user_id vcard
        Poll id! question! options!:PollOption total_voter_count! is_closed! is_anonymous! type!
        Poll allows_multiple_answers! allows_revoting! members_only!
        PollOption persistent_id! text! voter_count!
        Timer message_auto_delete_time!
        Reaction chat!:Chat message_id! user:User date! old_reaction!:Emoji new_reaction!:Emoji
        Emoji type! emoji!
        Tap id! from!:User message:Message chat_instance! data
        Markup inline_keyboard!:Button
        Button text! callback_data url
        """.Split('\n').Select(line => line.Split(' ')).GroupBy(words => words[0], words => words[1..]).ToDictionary(
        type => type.Key,
        type => type.SelectMany(fields => fields).ToArray()
    );

    [Fact]
    public async Task Each_update_that_a_phone_makes_has_the_published_shape()
    {
        await using var server = await TelegramServer.StartAsync();
        var sari = server.Phone("Sari", "Pelapor");
        var group = server.Group("Staf IT");
        server.World.Updates.Want(["message", "edited_message", "callback_query", "message_reaction"]);
        sari.Type("/lapor");
        sari.Edit(sari.LastOwnId, "Internet mati");
        sari.Reply(sari.LastOwnId, "Sejak pagi");
        var seen = server.World.Add(
            sari.User.Id,
            fromBot: true,
            message =>
                message with
                {
                    Text = "Sudah?",
                    Buttons =
                    [
                        [new ChatButton("Ya", "ya", null)],
                    ],
                }
        );
        sari.Reply(seen.Id, "Belum");
        sari.Phone.Press(seen, "ya");
        sari.Phone.React(seen, "👍");
        sari.Phone.Pin(seen);
        sari.SetAutoDelete(86400);
        sari.SendPhoto(SamplePhotos.Jpeg(1), "Layar");
        sari.Edit(sari.LastOwnId, "Layar loket");
        sari.SendGallery(SamplePhotos.Jpeg(2), SamplePhotos.Jpeg(3));
        sari.SendVoice();
        sari.SendAudio();
        sari.SendVideo("Begini");
        sari.SendAnimation();
        sari.SendVideoNote();
        sari.SendSticker();
        sari.SendPdf();
        sari.SendHeic();
        sari.SendLocation(-8.2, 114.3);
        sari.SendVenue("Kantor", "Jalan A. Yani");
        sari.SendContact("Joko", "+628123456789");
        sari.SendPoll("Kapan?", "Pagi", "Siang");
        sari.Forward("Wi-Fi mati");
        sari.Forward("Wi-Fi mati", ForwardOrigin.HiddenUser("Joko"));
        sari.Forward("Wi-Fi mati", ForwardOrigin.Chat("Staf"));
        sari.Forward("Wi-Fi mati", ForwardOrigin.Channel("Kabar"));
        sari.Command(group, "lapor");

        var updates = server.World.Updates.Take(offset: 0, limit: 100);
        Assert.Equal(29, updates.Count);
        Assert.All(updates, update => Check(update, "Update"));
    }

    private static void Check(JsonNode? node, string type)
    {
        if (node is JsonArray several)
            foreach (var one in several)
                Check(one, type);
        if (node is not JsonObject json)
            return;
        var fields = Types[type].Select(field => field.Split(':')).ToDictionary(field => field[0].TrimEnd('!'));
        foreach (var (name, value) in json)
        {
            Assert.True(fields.TryGetValue(name, out var field) && value is not null, $"{type}.{name}: {json}");
            if (field.Length > 1)
                Check(value, field[1]);
        }
        Assert.All(
            fields.Where(field => field.Value[0].EndsWith('!')),
            field => Assert.True(json.ContainsKey(field.Key), $"{type} lacks {field.Key}: {json}")
        );
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
