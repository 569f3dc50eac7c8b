using System.Text.Json.Serialization;

namespace Qlower.Loaders.Format;

/// <summary>A bank transaction, as sent in the section <c>transactions</c>.</summary>
/// <remarks>An optional field that is null, empty or blank in the file is <see langword="null"/> here.</remarks>
public sealed class TransactionRecord : IFormatRecord
{
    /// <summary>The partner's id. Key <c>id</c>: required; 1 to 255 characters.</summary>
    [JsonPropertyName("id")]
    public string Id { get; init; } = "";

    /// <summary>The date of execution. Key <c>reqdExctnDt</c>: required; a date from 0001-01-01.</summary>
    [JsonPropertyName("reqdExctnDt")]
    public DateOnly ExecutionDate { get; init; }

    /// <summary>The property's id. Key <c>id-prty</c>: required; 1 to 255 characters.</summary>
    [JsonPropertyName("id-prty")]
    public string PropertyId { get; init; } = "";

    /// <summary>The tenant's id. Key <c>id-tenant</c>: at most 255 characters.</summary>
    [JsonPropertyName("id-tenant")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? TenantId { get; init; }

    /// <summary>Amount with tax: negative is a debit, positive a credit. Key <c>amt</c>: required; at most 28 digits.</summary>
    [JsonPropertyName("amt")]
    [JsonConverter(typeof(DecimalConverter))]
    public decimal Amount { get; init; }

    /// <summary>Currency, ISO 4217. Key <c>ccy</c>: <c>EUR</c>, <c>USD</c> or <c>GBP</c>, absent means <c>EUR</c>.</summary>
    [JsonPropertyName("ccy")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? Currency { get; init; }

    /// <summary>The partner's own category. Key <c>purpose</c>: text.</summary>
    [JsonPropertyName("purpose")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? Purpose { get; init; }

    /// <summary>The reference. Key <c>ref</c>: required text.</summary>
    [JsonPropertyName("ref")]
    public string Reference { get; init; } = "";

    /// <inheritdoc />
    [JsonIgnore]
    public string ExternalId => Id;

    /// <inheritdoc />
    [JsonIgnore]
    public RecordModel Model => RecordModel.Transactions;
}
