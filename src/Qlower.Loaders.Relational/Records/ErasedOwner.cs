namespace Qlower.Loaders.Relational.Records;

/// <summary>The finding on a record of a property that was erased.</summary>
internal static class ErasedOwner
{
    public static RecordFinding Of(RecordModel model, string propertyId) => new()
    {
        Code = RuleCodes.UnknownReference,
        Member = model == RecordModel.Transactions ? "id-prty" : "propertyId",
        Expected = RecordModel.Properties.ToWireName(),
        Actual = propertyId,
    };
}
