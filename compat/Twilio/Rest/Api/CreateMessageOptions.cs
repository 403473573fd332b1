using Twilio.Types;

namespace Twilio.Rest.Api.V2010.Account;

/// <summary>A message to be sent.</summary>
public class CreateMessageOptions
{
    /// <summary>A message to someone.</summary>
    public CreateMessageOptions(PhoneNumber to) => To = to;

    /// <summary>To whom.</summary>
    public PhoneNumber To { get; }

    /// <summary>Another account than the client's.</summary>
    public string PathAccountSid { get; set; }

    /// <summary>Where Twilio reports what becomes of it.</summary>
    public Uri StatusCallback { get; set; }

    /// <summary>The template's variables, as a JSON object.</summary>
    public string ContentVariables { get; set; }

    /// <summary>From which sender.</summary>
    public PhoneNumber From { get; set; }

    /// <summary>The text.</summary>
    public string Body { get; set; }

    /// <summary>Where Twilio fetches media.</summary>
    public List<Uri> MediaUrl { get; set; } = [];

    /// <summary>The template.</summary>
    public string ContentSid { get; set; }

    /// <summary>The fields of the form.</summary>
    public List<KeyValuePair<string, string>> GetParams()
    {
        List<KeyValuePair<string, string>> fields = [];
        void Add(string name, object value)
        {
            if (value is not null) fields.Add(new(name, value.ToString()));
        }

        Add("To", To);
        Add("StatusCallback", StatusCallback?.AbsoluteUri);
        Add("ContentVariables", ContentVariables);
        Add("From", From);
        Add("Body", Body);
        foreach (var url in MediaUrl ?? []) Add("MediaUrl", url.AbsoluteUri);
        Add("ContentSid", ContentSid);
        return fields;
    }
}
