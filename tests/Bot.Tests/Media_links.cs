using System.Net;
using Helpdesk.Bot.Channels;
using Helpdesk.Bot.Channels.WhatsApp;
using Helpdesk.Core.People;
using Helpdesk.Core.Storage;
using Helpdesk.Core.Tickets;
using Helpdesk.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Helpdesk.Bot.Tests;

/// <summary>What Twilio fetches from us, over HTTP: it has a link of ours, and nobody else gets anything.</summary>
public sealed class Media_links : IAsyncLifetime
{
    private readonly HttpClient _http = new();
    private TelegramServer _telegram = null!;
    private TwilioTestServer _twilio = null!;
    private RunningBot _bot = null!;

    public async ValueTask InitializeAsync()
    {
        _telegram = await TelegramServer.StartAsync();
        _twilio = await TwilioTestServer.StartAsync();
        _bot = await RunningBot.StartAsync(_telegram, null, [.. _twilio.Settings()]);
    }

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _twilio.DisposeAsync();
        await _telegram.DisposeAsync();
        _http.Dispose();
    }

    [Fact]
    public async Task A_photo_is_fetched_by_its_link_as_what_it_is_and_kept_by_no_cache()
    {
        byte[] bytes = [0xFF, 0xD8, 1, 2, 3];
        var photo = await StoredAsync(bytes);
        using var fetched = await _http.GetAsync(To(photo));
        Assert.Equal(HttpStatusCode.OK, fetched.StatusCode);
        Assert.Equal(bytes, await fetched.Content.ReadAsByteArrayAsync());
        Assert.Equal("image/jpeg", fetched.Content.Headers.ContentType!.MediaType);
        Assert.True(fetched.Headers.CacheControl!.NoStore);
        Assert.Equal(["nosniff"], fetched.Headers.GetValues("X-Content-Type-Options"));
    }

    [Fact]
    public async Task A_link_that_was_changed_has_expired_or_leads_to_nothing_is_404()
    {
        var photo = await StoredAsync([0xFF, 0xD8, 4, 5, 6]);
        var link = To(photo).AbsoluteUri;
        var clock = new ManualClock();
        clock.Advance(TimeProvider.System.GetUtcNow() - MediaLinks.Lifetime - clock.GetUtcNow());
        Uri[] wrong =
        [
            new($"{link[..^8]}{(link[^8] == 'A' ? 'B' : 'A')}{link[^7..]}"),
            Links(clock, TwilioTestServer.Account.Token).To(MediaKind.Photo, photo),
            Links(TimeProvider.System, "another account's").To(MediaKind.Photo, photo),
            To(photo + 1),
            Links(TimeProvider.System, TwilioTestServer.Account.Token).To(MediaKind.Attachment, photo),
        ];
        foreach (var one in wrong)
            Assert.Equal(HttpStatusCode.NotFound, (await _http.GetAsync(one)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _http.GetAsync(link)).StatusCode);
    }

    private Uri To(long photo) => _bot.Host.Services.GetRequiredService<MediaLinks>().To(MediaKind.Photo, photo);

    private MediaLinks Links(TimeProvider time, string secret) =>
        new(
            Options.Create(new TwilioOptions { AuthToken = secret }),
            _bot.Host.Services.GetRequiredService<PublicAddress>(),
            time
        );

    private async Task<long> StoredAsync(byte[] bytes)
    {
        var hash = await _bot.Host.Services.GetRequiredService<IPhotoStore>().SaveAsync(bytes, CancellationToken.None);
        await using var db = _bot.Db();
        var sari = new Contact
        {
            Person = new Person { Name = "Sari" },
            Channel = WhatsAppChannel.Channel,
            Address = "+6281234567890",
        };
        db.Contacts.Add(sari);
        await db.SaveChangesAsync();
        var photo = new Photo
        {
            ContactId = sari.Id,
            Reference = "x",
            ReceivedAt = TimeProvider.System.GetUtcNow(),
            Status = PhotoStatus.Stored,
            Hash = hash,
            MediaType = "image/jpeg",
        };
        db.Photos.Add(photo);
        await db.SaveChangesAsync();
        return photo.Id;
    }
}
