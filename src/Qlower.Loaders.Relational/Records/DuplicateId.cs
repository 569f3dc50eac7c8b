namespace Qlower.Loaders.Relational.Records;

/// <summary>The answer to a second record with an external id of the same load.</summary>
internal static class DuplicateId
{
    public static IntegrationAnswer Of(RecordModel model) => IntegrationAnswer.Rejected(
        new RecordFinding { Code = RuleCodes.DuplicateId, Member = model == RecordModel.Clients ? "email" : "id" });
}
