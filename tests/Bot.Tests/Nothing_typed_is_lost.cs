#pragma warning disable RS0030 // Random conversations that can be repeated; nothing secret comes of them.
using System.Globalization;
using System.Text.Json;
using Helpdesk.Bot.Channels.Telegram;
using Helpdesk.Bot.Channels.WhatsApp;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Tests;

/// <summary>
/// Random conversations of what people send. Each text and photo carries a mark of its own; the oracle looks for the
/// mark in the database, wherever that is, and else for words that say that it was not taken. It knows nothing of what
/// any message means.
/// </summary>
public sealed class Nothing_typed_is_lost
{
    private const int PerDatabase = 250,
        MostMessages = 8;

    // What people are told of something that is not kept.
    private static readonly string[] NotTaken =
    [
        "belum kami pahami",
        "tidak dicatat",
        "tidak disimpan",
        "Terlalu",
        "Nomor itu belum sesuai",
        "pilih salah satu pilihan",
        "sudah tidak berlaku",
        "tidak bisa kami terima",
        "belum bisa",
        "tidak memuat nomor tiket",
        "Tidak dimasukkan",
        "belum berisi kata-kata",
        "tidak ditemukan",
        "salah ketik",
        "Paling banyak",
        "tidak dikenal",
        "Pesan ini tidak berisi",
    ];

    // What asks for an answer and holds nothing else: any answer will do.
    private static readonly string[] OnlyAnswered =
    [
        "greeting",
        "thanks",
        "nod",
        "plea",
        "progress",
        "solved",
        "cancel-report",
        "ask-officer",
        "office-hours",
        "small-talk",
    ];

    /// <summary>How many; more by hand: HELPDESK_CONVERSATIONS=100000.</summary>
    private static int Conversations => Asked("HELPDESK_CONVERSATIONS", 1000);

    /// <summary>Where the seeds begin; others by hand: HELPDESK_SEED=1000.</summary>
    private static int FirstSeed => Asked("HELPDESK_SEED", 0);

    private static int Asked(string name, int otherwise) =>
        int.TryParse(
            Environment.GetEnvironmentVariable(name),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var asked
        )
            ? asked
            : otherwise;

    [Fact]
    public async Task Over_random_conversations_everything_is_kept_or_said_not_to_be()
    {
        var databases = (Conversations + PerDatabase - 1) / PerDatabase;
        await Parallel.ForEachAsync(
            Enumerable.Range(FirstSeed, databases),
            async (seed, _) =>
            {
                using var chat = new QuickChat();
                for (var number = 0; number < PerDatabase; number++)
                    await new Talk(chat, new Random(seed * PerDatabase + number)).RunAsync();
                Assert.DoesNotContain("Error", chat.Log.All, StringComparison.Ordinal);
            }
        );
    }

    private sealed class Talk(QuickChat chat, Random random)
    {
        private static int _marks;
        private readonly List<string> _said = [];
        private readonly List<OutboxMessage> _screen = [];
        private Contact _me = null!;
        private IncomingMessage? _lastText;

        public async Task RunAsync()
        {
            await BeginAsync();
            for (var left = random.Next(2, MostMessages); left > 0; left--)
                await StepAsync();
        }

        private async Task BeginAsync()
        {
            var channel = random.Next(2) == 0 ? TelegramChannel.Channel : WhatsAppChannel.Channel;
            Roles[] roles = [Roles.None, Roles.None, Roles.None, Roles.Staff, Roles.Head | Roles.Staff];
            _me = await chat.Person(channel, roles[random.Next(roles.Length)]);
            var other = await chat.Person(channel, Roles.Staff, "Andi Staf");
            switch (random.Next(5))
            {
                case 0:
                    await chat.Ticket(_me.Person, other.Person);
                    break;
                case 1:
                    await chat.Ticket(_me.Person, other.Person, (TicketAction.Return, "Di mana?"));
                    break;
                case 2 when _me.Person.Is(Roles.Staff):
                    await chat.Ticket(other.Person, _me.Person, (TicketAction.Approve, null));
                    break;
            }
        }

        private Task StepAsync() =>
            random.Next(10) switch
            {
                0 or 1 => PressAsync(),
                2 => PhotoAsync(),
                3 => UnusableAsync(),
                4 => EditAsync(),
                5 => ReplyAsync(),
                6 => CommandAsync(),
                _ => TextAsync(),
            };

        private async Task TextAsync()
        {
            var (kind, text) = Corpus.Messages[random.Next(Corpus.Messages.Count)];
            await SayAsync(text, OnlyAnswered.Contains(kind) ? null : Mark(), m => m);
        }

        private Task CommandAsync()
        {
            string[] lines =
            [
                "/lapor",
                "/lapor wifi mati",
                "menu",
                "kembali",
                "batal",
                "1",
                "2",
                "Lewati",
                "/tiket",
                "Jaringan",
            ];
            var line = lines[random.Next(lines.Length)];
            return SayAsync(line, line.Contains(' ', StringComparison.Ordinal) ? Mark() : null, m => m);
        }

        private Task ReplyAsync()
        {
            if (_screen.Count == 0)
                return TextAsync();
            var to = _screen[random.Next(_screen.Count)];
            return SayAsync("Kabel di lantai 2 sudah dilihat", Mark(), m => m with { Answers = $"m{to.Id}" });
        }

        private async Task UnusableAsync()
        {
            var kinds = Enum.GetValues<UnusableFile>();
            var kind = kinds[random.Next(kinds.Length)];
            var heard = await SayAsync("ini rekaman layar yang macet", Mark(), m => m with { Unusable = kind });
            Check(
                NotTaken.Concat(["terlalu besar", "tidak kami simpan", "tidak bisa dibaca"]).Any(heard.Words.Contains),
                $"{kind}",
                heard
            );
        }

        private async Task EditAsync()
        {
            if (_lastText is null || _me.Channel != TelegramChannel.Channel)
            {
                await TextAsync();
                return;
            }
            var id = _lastText.MessageId;
            await SayAsync("wifi di ruang rapat mati total", Mark(), m => m with { IsEdit = true, MessageId = id });
        }

        private async Task PhotoAsync()
        {
            var reference = Mark();
            var heard = await SendAsync(m => m with { Photo = new IncomingPhoto(reference, false) });
            await using var db = chat.Open();
            var isKept = await db.Photos.AnyAsync(photo => photo.Reference == reference);
            Check(isKept || NotTaken.Any(heard.Words.Contains), "photo", heard);
        }

        private async Task PressAsync()
        {
            var buttons = _screen.TakeLast(3).SelectMany(row => row.Content.Buttons).SelectMany(row => row).ToList();
            if (buttons.Count == 0)
            {
                await TextAsync();
                return;
            }
            var button = buttons[random.Next(buttons.Count)];
            var before = await StatesAsync();
            var heard = await SendAsync(m => m with { Tap = new Tap(button.Data, null) });
            // What was written into a report is in the ticket that it became.
            if (heard.Words.Contains("Laporan diterima", StringComparison.Ordinal))
                foreach (var mark in Marks(before))
                    Check(await IsKeptAsync(mark), mark, heard);
        }

        private async Task<Heard> SayAsync(string text, string? mark, Func<IncomingMessage, IncomingMessage> with)
        {
            var words = CleanText.Of(mark is null ? text : $"{text} {mark}");
            var heard = await SendAsync(m => with(m with { Text = words }));
            Check(heard.Rows.Count > 0 || heard.Tap.Text.Length > 0 || await IsKeptAsync(words), "an answer", heard);
            if (mark is not null)
                Check(await IsKeptAsync(mark) || NotTaken.Any(heard.Words.Contains), mark, heard);
            return heard;
        }

        private async Task<Heard> SendAsync(Func<IncomingMessage, IncomingMessage> with)
        {
            var message = with(chat.Message(_me.Channel, _me.Address));
            if (message is { IsEdit: false, Text.Length: > 0 })
                _lastText = message;
            _said.Add(
                $"{message.Text}{(message.Photo is null ? "" : " [photo]")}{message.Unusable}{(message.IsEdit ? " [edit]" : "")}{(message.Answers is null ? "" : " [reply]")} {message.Tap?.Data}"
            );
            var heard = await chat.Send(message);
            _said.Add($"    → {heard.Words.ReplaceLineEndings(" ")}");
            _screen.AddRange(heard.Rows);
            return heard;
        }

        private async Task<bool> IsKeptAsync(string words)
        {
            await using var db = chat.Open();
            return await db.Events.AnyAsync(e => e.Words!.Contains(words))
                || await db.Tickets.AnyAsync(t =>
                    t.Description.Contains(words)
                    || t.ApplicantName.Contains(words)
                    || t.Office.Contains(words)
                    || t.Location.Contains(words)
                )
                || (await StatesAsync()).Contains(JsonSerializer.Serialize(words).Trim('"'), StringComparison.Ordinal);
        }

        private async Task<string> StatesAsync()
        {
            await using var db = chat.Open();
            return string.Join(
                '\n',
                await db.Conversations.Where(c => c.ContactId == _me.Id).Select(c => c.State).ToListAsync()
            );
        }

        private static string Mark() =>
            string.Create(CultureInfo.InvariantCulture, $"qz{Interlocked.Increment(ref _marks)}x");

        private static IEnumerable<string> Marks(string states) =>
            System.Text.RegularExpressions.Regex.Matches(states, @"qz\d+x").Select(match => match.Value);

        private void Check(bool holds, string what, Heard heard)
        {
            if (!holds)
                Assert.Fail($"lost: {what}; heard “{heard.Words}”\n{string.Join("\n", _said)}");
        }
    }
}
