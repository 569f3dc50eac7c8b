namespace Qlower.Loaders.Tests.EdgeValues;

/// <summary>How a field is read and stored.</summary>
internal enum FieldKind
{
    Id,
    Text,
    OptionalText,
    Date,
    OptionalDate,
    Decimal,
    OptionalDecimal,
    Count,
    Year,
    Email,
    Phone,
    WebAddress,
    Code,
    YesNo,
}
