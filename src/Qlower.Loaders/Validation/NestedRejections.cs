using Qlower.Loaders.Parts;

namespace Qlower.Loaders.Validation;

/// <summary>
/// Adds findings on records that are rejected because the record that they are nested in is. Only the first records of each parent and model are
/// listed; all are counted. The records come in file order, so those of one parent follow each other. Not thread-safe.
/// </summary>
internal sealed class NestedRejections
{
    /// <summary>The most records of one model and parent that are listed.</summary>
    public const int MostListed = 20;

    private (RecordModel Model, long Parent) _last = (default, -1);
    private int _listed;

    public void Add(RecordItem item, ParentReference parent, RecordFinding finding, RecordFindings findings)
    {
        if (_last != (item.Sent.Model, parent.Offset))
        {
            _last = (item.Sent.Model, parent.Offset);
            _listed = 0;
        }

        if (_listed < MostListed)
        {
            _listed++;
            findings.Add(item, finding);
        }
        else
        {
            findings.Count(item, finding);
        }
    }
}
