using System.Globalization;
using Qlower.Loaders.Parts;
using Qlower.Loaders.Rules;

namespace Qlower.Loaders.Validation;

/// <summary>
/// Adds findings on records that are rejected because the record that they are nested in is. Only the first records of each parent and model are
/// listed; all are counted, and one more finding states how many are not listed. The records come in file order, so those of one parent follow each
/// other. Not thread-safe.
/// </summary>
internal sealed class NestedRejections
{
    /// <summary>The most records of one model and parent that are listed.</summary>
    public const int MostListed = 3;

    private (RecordModel Model, long Parent) _last = (default, -1);
    private (RecordItem Item, RecordFinding Finding)? _unlisted;
    private int _listed;
    private int _more;

    public void Add(RecordItem item, ParentReference parent, RecordFinding finding, RecordFindings findings)
    {
        if (_last != (item.Sent.Model, parent.Offset))
        {
            Complete(findings);
            _last = (item.Sent.Model, parent.Offset);
            _listed = 0;
        }

        if (_listed < MostListed)
        {
            _listed++;
            findings.Add(item, finding);
            return;
        }

        findings.Count(item, finding);
        _unlisted ??= (item, finding);
        _more++;
    }

    /// <summary>States how many records are not listed since the last call. A parent whose records are in several parts has one statement a part.</summary>
    public void Complete(RecordFindings findings)
    {
        if (_unlisted is var (item, finding))
        {
            findings.List(item, new RecordFinding
            {
                Code = finding.Code,
                Severity = finding.Severity,
                Variant = Variants.More,
                Expected = _more.ToString(CultureInfo.InvariantCulture),
                Actual = finding.Actual,
            });
        }

        _unlisted = null;
        _more = 0;
    }
}
