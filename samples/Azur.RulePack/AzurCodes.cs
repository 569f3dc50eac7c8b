namespace Azur.RulePack;

/// <summary>The pack's rule codes. A code is never reused for another rule.</summary>
internal static class AzurCodes
{
    /// <summary>A static rule of <c>azur.overlay.schema.json</c>.</summary>
    public const string PurposeMissing = "AZUR1001";

    /// <summary>A static rule of <c>azur.overlay.schema.json</c>.</summary>
    public const string ReferenceTooLong = "AZUR1002";

    public const string ReferenceForm = "AZUR2001";

    public const string AmountZero = "AZUR2002";

    public const string DateTooOld = "AZUR2003";

    public const string DateInFuture = "AZUR2004";

    public const string RentAsDebit = "AZUR2005";

    public const string OutsideOfRegion = "AZUR2101";

    public const string AcquiredBeforeBuilt = "AZUR2102";

    public const string CompanyWithoutSiren = "AZUR2201";
}
