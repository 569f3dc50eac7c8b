using Qlower.Loaders.Parts;
using Qlower.Loaders.Secrets;

namespace Qlower.Loaders.Validation;

/// <summary>Finds records that hold the file's own key. They are integrated as they were sent, unless the key is their id.</summary>
internal static class KeyCheck
{
    public static void Run(PartBatch batch, KeyMask keys)
    {
        foreach (var item in batch.Items.Where(item => keys.IsIn(item.Raw.Bytes.Span)))
        {
            // Inspection finds this too, unless the key comes after the record in the file.
            var isId = keys.IsInValue(System.Text.Encoding.UTF8.GetBytes(item.Sent.ExternalId));
            item.IsRejected |= isId;
            batch.Findings.Add(item, isId
                ? new RecordFinding { Code = RuleCodes.KeyAsId }
                : new RecordFinding { Code = RuleCodes.KeyInRecord, Severity = FindingSeverity.Warning });
        }
    }
}
