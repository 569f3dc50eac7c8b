using System.Text;

namespace Qlower.Loaders.Inspection;

/// <summary>A record that is being read. Reused for the next record at the same depth.</summary>
internal sealed class RecordFrame
{
    /// <summary>Findings of one record that are held until its id is known.</summary>
    private const int MaxHeld = 100;

    private readonly List<Finding> _held = [];
    private byte[] _id = new byte[256];
    private int _idLength = -1;
    private string? _externalId;

    public RecordModel? Model { get; private set; }

    public FilePosition Start { get; private set; }

    public long Index { get; private set; }

    public SectionFrame? Section { get; private set; }

    /// <summary>Made when the first nested section begins.</summary>
    public PendingParent? AsParent { get; set; }

    public long Errors { get; set; }

    /// <summary>Made when it is asked for: most records need no string of their id.</summary>
    public string? ExternalId => _externalId ??= _idLength < 0 ? null : ReadId();

    public bool IsRemoval { get; set; }

    /// <summary>Bytes of nested records.</summary>
    public long NestedBytes { get; set; }

    public IReadOnlyList<Finding> Held => _held;

    public void Begin(RecordModel? model, FilePosition start, long index, SectionFrame? section)
    {
        Model = model;
        Start = start;
        Index = index;
        Section = section;
        AsParent = null;
        Errors = 0;
        _externalId = null;
        _idLength = -1;
        IsRemoval = false;
        NestedBytes = 0;
        _held.Clear();
    }

    public void KeepId(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > _id.Length)
        {
            _id = new byte[utf8.Length];
        }

        utf8.CopyTo(_id);
        _idLength = utf8.Length;
        _externalId = null;
    }

    /// <summary>Holds a finding, unless there are very many or the same code is held for the same place.</summary>
    /// <param name="finding">What was found.</param>
    /// <param name="mustBeTold">Whether it is held in any case, in the place of another one.</param>
    /// <returns><see langword="false"/> when the same code was found at the same place.</returns>
    public bool Hold(Finding finding, bool mustBeTold = false)
    {
        foreach (var earlier in _held)
        {
            if (earlier.Offset == finding.Offset && earlier.Code == finding.Code && earlier.Field == finding.Field)
            {
                return false;
            }
        }

        if (_held.Count < MaxHeld)
        {
            _held.Add(finding);
            return true;
        }

        // An error is worth more than whatever is merely odd.
        var place = finding.Severity == FindingSeverity.Error ? _held.FindLastIndex(held => held.Severity != FindingSeverity.Error) : -1;
        if (place >= 0 || mustBeTold)
        {
            _held[place >= 0 ? place : _held.Count - 1] = finding;
        }

        return true;
    }

    private string ReadId()
    {
        var text = Encoding.UTF8.GetString(_id, 0, _idLength);
        return Model == RecordModel.Clients ? text.Trim().ToLowerInvariant() : text;
    }
}
