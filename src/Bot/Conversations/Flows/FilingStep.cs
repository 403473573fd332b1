namespace Helpdesk.Bot.Conversations;

/// <summary>Where a report stands that is being given: the question that is open. Stored by name.</summary>
internal enum FilingStep
{
    /// <summary>Application or network.</summary>
    Category,

    /// <summary>Whether the data of the last filing still count.</summary>
    Known,

    /// <summary>The applicant's name.</summary>
    Name,

    /// <summary>The applicant's office.</summary>
    Office,

    /// <summary>Which of some offices is meant.</summary>
    Pick,

    /// <summary>The applicant's phone number.</summary>
    Phone,

    /// <summary>Which application or place.</summary>
    Location,

    /// <summary>What happens.</summary>
    What,

    /// <summary>Photos.</summary>
    Photos,

    /// <summary>The whole, to be sent.</summary>
    Summary,

    /// <summary>Which part of the whole is to be changed.</summary>
    Change,
}
