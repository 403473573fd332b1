using System.Security.Cryptography;
using Helpdesk.Core.Storage;
using Helpdesk.TestKit;

namespace Helpdesk.Core.Tests;

/// <summary>Photos are kept in a folder or in a bucket, by the same contract.</summary>
public sealed class Photo_stores : IAsyncLifetime
{
    private static readonly byte[] Bytes = RandomNumberGenerator.GetBytes(300_000);
    private static readonly string Hash = Convert.ToHexStringLower(SHA256.HashData(Bytes));
    private readonly string _folder = TemporaryFolder.New();
    private S3TestServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await S3TestServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        TemporaryFolder.Delete(_folder);
    }

    [Theory, InlineData("folder"), InlineData("bucket")]
    public async Task What_is_stored_comes_back_byte_for_byte_under_the_name_of_its_content(string where)
    {
        var store = Store(where);
        await store.MakeReadyAsync(CancellationToken.None);
        Assert.Equal(Hash, await store.SaveAsync(Bytes, CancellationToken.None));
        Assert.Equal(Bytes.Length, await store.LengthOfAsync(Hash, CancellationToken.None));
        await using var photo = await store.OpenAsync(Hash, CancellationToken.None);
        Assert.Equal(Bytes.Length, photo.Length);
        using var read = new MemoryStream();
        await photo.CopyToAsync(read);
        Assert.Equal(Bytes, read.ToArray());
    }

    [Theory, InlineData("folder"), InlineData("bucket")]
    public async Task The_same_photo_is_stored_once_also_when_two_store_it_at_one_time(string where)
    {
        var (one, other) = (Store(where), Store(where));
        await one.SaveAsync(Bytes, CancellationToken.None);
        var hashes = await Task.WhenAll(
            one.SaveAsync(Bytes, CancellationToken.None),
            other.SaveAsync(Bytes, CancellationToken.None)
        );
        Assert.Equal([Hash, Hash], hashes);
        Assert.Equal([Hash], where == "bucket" ? _server.Objects() : Files());
    }

    [Theory, InlineData("folder"), InlineData("bucket")]
    public async Task What_is_not_there_is_told_and_can_be_deleted(string where)
    {
        var store = Store(where);
        await store.MakeReadyAsync(CancellationToken.None);
        Assert.Null(await store.LengthOfAsync(Hash, CancellationToken.None));
        await Assert.ThrowsAsync<FileNotFoundException>(() => store.OpenAsync(Hash, CancellationToken.None));
        await store.DeleteAsync(Hash, CancellationToken.None);
        await store.SaveAsync(Bytes, CancellationToken.None);
        await store.DeleteAsync(Hash, CancellationToken.None);
        Assert.Null(await store.LengthOfAsync(Hash, CancellationToken.None));
    }

    [Fact]
    public async Task Making_ready_leaves_nothing_behind()
    {
        await Store("folder").MakeReadyAsync(CancellationToken.None);
        await Store("bucket").MakeReadyAsync(CancellationToken.None);
        Assert.Empty(Files());
        Assert.Empty(_server.Objects());
    }

    [Fact]
    public async Task A_folder_that_is_a_file_is_told_with_its_setting()
    {
        var file = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(file, "");
        var failure = await Assert.ThrowsAsync<PhotoStoreException>(() =>
            new PhotoFiles(file).MakeReadyAsync(CancellationToken.None)
        );
        Assert.Contains("Set Photos:Folder", failure.Message);
        Assert.False(failure.IsOutage);
    }

    [Theory]
    [InlineData("another-bucket", "S3RVER", "S3 answered 404 NoSuchBucket")]
    [InlineData(S3TestServer.Bucket, "NOBODY", "S3 answered 403 InvalidAccessKeyId")]
    public async Task A_bucket_that_the_settings_name_wrongly_is_told_with_them_and_without_the_secret(
        string bucket,
        string key,
        string said
    )
    {
        using var store = new PhotoBucket(
            _server.Place with
            {
                Bucket = bucket,
                AccessKey = key,
                SecretKey = "geheim-secret",
            }
        );
        var failure = await Assert.ThrowsAsync<PhotoStoreException>(() => store.MakeReadyAsync(CancellationToken.None));
        Assert.Contains(said, failure.Message);
        Assert.Contains("Look at Photos:S3:Bucket", failure.Message);
        Assert.DoesNotContain("geheim-secret", failure.ToString());
        Assert.False(failure.IsOutage);
        // Not "there is no such photo": that would lose it.
        await Assert.ThrowsAsync<IOException>(() => store.OpenAsync(Hash, CancellationToken.None));
        await Assert.ThrowsAsync<IOException>(() => store.LengthOfAsync(Hash, CancellationToken.None));
    }

    [Theory, InlineData("folder"), InlineData("bucket")]
    public async Task What_others_keep_beside_the_photos_is_not_listed(string where)
    {
        var store = Store(where);
        await store.SaveAsync(Bytes, CancellationToken.None);
        foreach (var key in new[] { "notes/todo.txt", "ab/short", $"zz/{Hash}" })
            if (where == "bucket")
                _server.Put(key);
            else
            {
                Directory.CreateDirectory(Path.Combine(_folder, Path.GetDirectoryName(key)!));
                await File.WriteAllTextAsync(Path.Combine(_folder, key), "not ours");
            }
        var later = TimeProvider.System.GetUtcNow().AddMinutes(1);
        Assert.Equal([Hash], await store.ListAsync(later, CancellationToken.None).ToListAsync());
    }

    [Fact]
    public async Task A_bucket_that_does_not_answer_is_an_outage_and_goes_on_afterwards()
    {
        using var store = new PhotoBucket(_server.Place);
        await store.SaveAsync(Bytes, CancellationToken.None);
        _server.Fail();
        var failure = await Assert.ThrowsAsync<PhotoStoreException>(() => store.MakeReadyAsync(CancellationToken.None));
        Assert.True(failure.IsOutage);
        await Assert.ThrowsAsync<IOException>(() => store.SaveAsync(Bytes, CancellationToken.None));
        await Assert.ThrowsAsync<IOException>(() => store.LengthOfAsync(Hash, CancellationToken.None));
        await Assert.ThrowsAsync<IOException>(() => store.DeleteAsync(Hash, CancellationToken.None));
        await _server.GoOnAsync();
        Assert.Equal(Bytes.Length, await store.LengthOfAsync(Hash, CancellationToken.None));
    }

    [Fact]
    public async Task Photos_are_copied_from_a_folder_to_a_bucket_and_back_and_those_that_are_damaged_are_counted()
    {
        var (folder, bucket) = (Store("folder"), Store("bucket"));
        var hashes = new List<string>();
        for (byte number = 0; number < 20; number++)
            hashes.Add(await folder.SaveAsync(new[] { number }, CancellationToken.None));
        await File.WriteAllTextAsync(Path.Combine(_folder, hashes[0][..2], hashes[0]), "damaged");
        await folder.DeleteAsync(hashes[1], CancellationToken.None);
        Assert.Equal(2, await PhotoCopies.MakeAsync(hashes, folder, bucket, CancellationToken.None));
        Assert.Equal(hashes.Skip(2).Order(), _server.Objects().Order());

        var back = new PhotoFiles(Path.Combine(_folder, "back"));
        Assert.Equal(0, await PhotoCopies.MakeAsync(hashes.Skip(2), bucket, back, CancellationToken.None));
        Assert.Equal(1, await back.LengthOfAsync(hashes[^1], CancellationToken.None));
    }

    private IPhotoStore Store(string where) =>
        where == "bucket" ? new PhotoBucket(_server.Place) : new PhotoFiles(_folder);

    private IEnumerable<string> Files() =>
        Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Select(file => Path.GetFileName(file));
}
