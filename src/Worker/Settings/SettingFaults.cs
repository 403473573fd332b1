using Microsoft.Extensions.Options;

namespace Helpdesk.Worker.Settings;

/// <summary>What is wrong with settings: a sentence for each.</summary>
internal sealed class SettingFaults
{
    /// <summary>What an address must be.</summary>
    public const string Address =
        "an https address without user and password, such as https://helpdesk.example.go.id (http only for this machine itself)";

    private readonly List<string> _sentences = [];

    /// <summary>The sentences.</summary>
    public IReadOnlyList<string> Sentences => _sentences;

    /// <summary>The sentences as the framework takes them.</summary>
    public ValidateOptionsResult Result =>
        _sentences.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(_sentences);

    /// <summary>A value is not allowed.</summary>
    public void Wrong(string name, string value, string allowed) =>
        _sentences.Add($"Setting {name} is \"{value}\"; allowed: {allowed}.");

    /// <summary>A secret is missing or not allowed; its value is not shown.</summary>
    public void WrongSecret(string name, string value, string allowed) =>
        _sentences.Add(
            $"Setting {name} is {(value.Length == 0 ? "not set" : "malformed (its value is not shown)")}; allowed: {allowed}."
        );

    /// <summary>There is no setting of that name.</summary>
    public void NotKnown(string name, string nearest) =>
        _sentences.Add($"Setting {name} is not known; did you mean {nearest}?");

    /// <summary>Checks an address; none is right.</summary>
    public void CheckAddress(string name, Uri? address, bool allowHttpOnLoopback)
    {
        var isRight =
            address is null
            || (
                address.IsAbsoluteUri
                && address.UserInfo.Length == 0
                && (
                    address.Scheme == Uri.UriSchemeHttps
                    || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback && allowHttpOnLoopback)
                )
            );
        if (!isRight)
            Wrong(name, address!.OriginalString, Address);
    }
}
