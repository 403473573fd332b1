using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Storage;
using Helpdesk.Core.Tickets;
using Helpdesk.TestKit;
using Moq;

namespace Helpdesk.Worker.Tests;

/// <summary>
/// Photos whose row is gone are deleted, whatever happened to whoever should have done it; no others are.
/// </summary>
public sealed class Photos_that_nothing_names : IAsyncLifetime
{
    private OfficeWorld _office = null!;

    public async ValueTask InitializeAsync() => _office = await OfficeWorld.OpenAsync();

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    [Theory, InlineData("folder"), InlineData("bucket")]
    public async Task Those_of_more_than_a_day_ago_are_deleted_and_those_with_a_row_are_kept(string where)
    {
        await using var server = await S3TestServer.StartAsync();
        using var bucket = new PhotoBucket(server.Place);
        IPhotoStore store = where == "bucket" ? bucket : _office.Photos;
        var (named, left) = (
            await store.SaveAsync("a"u8.ToArray(), default),
            await store.SaveAsync("b"u8.ToArray(), default)
        );
        await NameAsync(named);
        var unused = _office.Unused(store);
        // The store goes by its own clock.
        _office.Clock.Advance(
            TimeProvider.System.GetUtcNow() + UnusedPhotos.Age - TimeSpan.FromMinutes(5) - _office.Clock.GetUtcNow()
        );
        await unused.SweepAsync(CancellationToken.None);
        Assert.NotNull(await store.LengthOfAsync(left, CancellationToken.None));

        _office.Clock.Advance(TimeSpan.FromMinutes(10));
        await unused.SweepAsync(CancellationToken.None);
        Assert.Null(await store.LengthOfAsync(left, CancellationToken.None));
        Assert.NotNull(await store.LengthOfAsync(named, CancellationToken.None));
    }

    [Fact]
    public async Task One_that_can_not_be_deleted_stops_no_other()
    {
        var store = new Mock<IPhotoStore>();
        store.Setup(one => one.DeleteAsync("stuck", It.IsAny<CancellationToken>())).ThrowsAsync(new IOException("No."));
        await _office.Unused(store.Object).DeleteAsync(["stuck", "free"], CancellationToken.None);
        store.Verify(one => one.DeleteAsync("free", It.IsAny<CancellationToken>()), Times.Once);
    }

    private async Task NameAsync(string hash)
    {
        await using var db = _office.Db();
        var now = _office.Clock.GetUtcNow();
        var contact = new Contact
        {
            Person = new Person { Name = "Sari" },
            Channel = new Channel("Telegram"),
            Address = "1",
            LastInboundAt = now,
        };
        db.Contacts.Add(contact);
        await db.SaveChangesAsync();
        db.Photos.Add(
            new Photo
            {
                ContactId = contact.Id,
                Reference = "x",
                ReceivedAt = now,
                Status = PhotoStatus.Stored,
                Hash = hash,
            }
        );
        await db.SaveChangesAsync();
    }
}
