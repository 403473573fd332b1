namespace Twilio.Types;

/// <summary>An address to which messages go.</summary>
public interface IEndpoint;

/// <summary>A phone number, or a number on a channel such as <c>whatsapp:+62…</c>.</summary>
public class PhoneNumber : IEndpoint
{
    private readonly string _number;

    /// <summary>A number.</summary>
    public PhoneNumber(string number) => _number = number;

    /// <inheritdoc/>
    public override string ToString() => _number;
}

/// <summary>An enumeration whose values are words on the wire; a word that is not known stays what it is.</summary>
public abstract class StringEnum
{
    private string _value;

    /// <summary>Takes the word.</summary>
    public void FromString(string value) => _value = value;

    /// <inheritdoc/>
    public override string ToString() => _value;

    /// <inheritdoc/>
    public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

    /// <inheritdoc/>
    public override bool Equals(object obj) => obj is StringEnum other && other.GetType() == GetType() && other._value == _value;

    /// <summary>Whether two are the same word.</summary>
    public static bool operator ==(StringEnum a, StringEnum b) => ReferenceEquals(a, b) || (a is not null && a.Equals(b));

    /// <summary>Whether two are different words.</summary>
    public static bool operator !=(StringEnum a, StringEnum b) => !(a == b);
}
