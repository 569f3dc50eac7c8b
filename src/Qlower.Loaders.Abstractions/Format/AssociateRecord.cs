using System.Text.Json.Serialization;

namespace Qlower.Loaders.Format;

/// <summary>An associate of a declarant, as sent in the section <c>associates</c>.</summary>
/// <remarks>An optional field that is null, empty or blank in the file is <see langword="null"/> here.</remarks>
public sealed class AssociateRecord : IFormatRecord
{
    /// <summary>The partner's id. Key <c>id</c>: required; 1 to 255 characters.</summary>
    [JsonPropertyName("id")]
    public string Id { get; init; } = "";

    /// <summary>The civility. Key <c>civility</c>: required; <c>M</c>, <c>MME</c> or <c>SOC</c>.</summary>
    [JsonPropertyName("civility")]
    public string Civility { get; init; } = "";

    /// <summary>The first name. Key <c>firstName</c>: text.</summary>
    [JsonPropertyName("firstName")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? FirstName { get; init; }

    /// <summary>The last name. Key <c>lastName</c>: text.</summary>
    [JsonPropertyName("lastName")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? LastName { get; init; }

    /// <summary>The street address. Key <c>address</c>: text.</summary>
    [JsonPropertyName("address")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? Address { get; init; }

    /// <summary>The town. Key <c>townName</c>: text.</summary>
    [JsonPropertyName("townName")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? Town { get; init; }

    /// <summary>Country, ISO 3166 alpha-2. Key <c>ctry</c>: <c>FR</c>.</summary>
    [JsonPropertyName("ctry")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? Country { get; init; }

    /// <summary>The email address. Key <c>email</c>: required; at most 255 characters.</summary>
    [JsonPropertyName("email")]
    public string Email { get; init; } = "";

    /// <summary>Whether a manager. Key <c>manager</c>: <c>O</c> or <c>N</c>, absent means <c>N</c>.</summary>
    [JsonPropertyName("manager")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? Manager { get; init; }

    /// <inheritdoc />
    [JsonIgnore]
    public string ExternalId => Id;

    /// <inheritdoc />
    [JsonIgnore]
    public RecordModel Model => RecordModel.Associates;
}
