using System.Runtime.InteropServices;

namespace Qlower.Loaders.Findings;

/// <summary>Retains findings up to the caps and counts all of them exactly. Not thread-safe.</summary>
internal sealed class FindingCollector(int maxFindings, int maxPerRule, IEnumerable<FindingCount>? earlier = null)
{
    private readonly Dictionary<string, long> _earlierByCode = (earlier ?? [])
        .GroupBy(count => count.Code)
        .ToDictionary(group => group.Key, group => group.Sum(count => count.Count));

    private Dictionary<(string Code, FindingSeverity Severity, RecordModel? Model), long> _counts = [];
    private Dictionary<string, long> _retainedByCode = [];
    private List<Finding> _retained = [];
    private long _retainedBefore = -1;

    /// <summary>Number of findings retained since the last <see cref="TakeRetained"/> or <see cref="Drain"/>.</summary>
    public int Retained => _retained.Count;

    /// <summary>Number of errors counted.</summary>
    public long Errors { get; private set; }

    /// <summary>Returns a copy; what is added to one of the two is not in the other.</summary>
    public FindingCollector Copy()
    {
        var copy = (FindingCollector)MemberwiseClone();
        (copy._counts, copy._retainedByCode, copy._retained) = (new(_counts), new(_retainedByCode), [.. _retained]);
        return copy;
    }

    /// <summary>Whether one more finding of the rule would be retained.</summary>
    public bool Keeps(string code)
    {
        if (_retainedBefore < 0)
        {
            _retainedBefore = Math.Min(maxFindings, _earlierByCode.Values.Sum(count => Math.Min(count, maxPerRule)));
        }

        var ofRule = Math.Min(_earlierByCode.GetValueOrDefault(code), maxPerRule) + _retainedByCode.GetValueOrDefault(code);
        return ofRule < maxPerRule && _retainedBefore < maxFindings;
    }

    /// <summary>Counts a finding without retaining it.</summary>
    public void Count(string code, FindingSeverity severity, RecordModel? model)
    {
        CollectionsMarshal.GetValueRefOrAddDefault(_counts, (code, severity, model), out _)++;
        Errors += severity == FindingSeverity.Error ? 1 : 0;
    }

    /// <summary>Takes back the count of a finding that another one with the same cause replaces.</summary>
    public void Uncount(Finding finding)
    {
        var key = (finding.Code, finding.Severity, finding.Model);
        var count = _counts[key] - 1;
        if (count == 0)
        {
            _counts.Remove(key);
        }
        else
        {
            _counts[key] = count;
        }

        Errors -= finding.Severity == FindingSeverity.Error ? 1 : 0;
    }

    /// <summary>Retains a finding that is counted already, if the caps allow.</summary>
    public void Keep(Finding finding)
    {
        if (Keeps(finding.Code))
        {
            _retained.Add(finding);
            _retainedBefore++;
            CollectionsMarshal.GetValueRefOrAddDefault(_retainedByCode, finding.Code, out _)++;
        }
    }

    /// <summary>Counts a finding, and retains it if the caps allow.</summary>
    public void Add(Finding finding)
    {
        Count(finding.Code, finding.Severity, finding.Model);
        Keep(finding);
    }

    /// <summary>The exact counts since the last <see cref="Drain"/>.</summary>
    public IReadOnlyList<FindingCount> Counts() =>
        [.. _counts.Select(count => new FindingCount(count.Key.Code, count.Key.Severity, count.Key.Model, count.Value))];

    /// <summary>Removes and returns the findings retained so far; counts and caps stay.</summary>
    public IReadOnlyList<Finding> TakeRetained()
    {
        IReadOnlyList<Finding> retained = [.. _retained];
        _retained.Clear();
        return retained;
    }

    /// <summary>Removes and returns the findings and counts since the last call; the caps continue to count.</summary>
    public (IReadOnlyList<Finding> Retained, IReadOnlyList<FindingCount> Counts) Drain()
    {
        (IReadOnlyList<Finding>, IReadOnlyList<FindingCount>) result = ([.. _retained], Counts());
        _retained.Clear();
        _counts.Clear();
        return result;
    }
}
