namespace Qlower.Loaders.Tests.FaultInjection;

/// <summary>The kinds of fields, as the specification has them.</summary>
internal enum FaultKind
{
    Id,
    Text,
    Date,
    Decimal,
    Area,
    Count,
    Code,
    NumberCode,
    YesNo,
    Country,
    Civility,
    Currency,
    Vat,
    Email,
    Phone,
    PostCode,
    Siren,
    Siret,
    Nic,
    Year,
    Url,
    Removal,
}
