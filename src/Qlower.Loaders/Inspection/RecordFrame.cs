using System.Text;
using Qlower.Loaders.Findings;

namespace Qlower.Loaders.Inspection;

/// <summary>A record that is being read. Reused for the next record at the same depth.</summary>
internal sealed class RecordFrame
{
    /// <summary>The most findings of one record that are buffered until its id is known.</summary>
    private const int MaxBuffered = 100;

    private readonly List<Finding> _buffered = [];
    private byte[] _id = new byte[256];
    private int _idLength = -1;
    private string? _externalId;

    public RecordModel? Model { get; private set; }

    public FilePosition Start { get; private set; }

    public long Index { get; private set; }

    public SectionFrame? Section { get; private set; }

    /// <summary>Created when the first nested section begins; <see langword="null"/> before.</summary>
    public PendingParent? AsParent { get; set; }

    public long Errors { get; set; }

    /// <summary>Created on first use: most records need no string of their id.</summary>
    public string? ExternalId => _externalId ??= _idLength < 0 ? null : ReadId();

    /// <summary>The id as it was sent, in UTF-8; empty when there is none.</summary>
    public ReadOnlySpan<byte> Id => _idLength < 0 ? default : _id.AsSpan(0, _idLength);

    public bool IsRemoval { get; set; }

    /// <summary>
    /// Bytes between the brackets of nested sections: nested records, and the commas and white space around them. Padding is not counted.
    /// </summary>
    public long SectionBytes { get; set; }

    /// <summary>Bytes of padding in the file before the record.</summary>
    public long Padding { get; private set; }

    public IReadOnlyList<Finding> Buffered => _buffered;

    /// <summary>Keys that are almost those of the format, as far as no finding names them.</summary>
    public List<MisspeltKey> Misspelt { get; } = [];

    public void Begin(RecordModel? model, FilePosition start, long index, SectionFrame? section, long padding = 0)
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
        SectionBytes = 0;
        Padding = padding;
        _buffered.Clear();
        Misspelt.Clear();
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

    /// <summary>Whether an error about this member is buffered.</summary>
    public bool HasErrorOn(string field) => _buffered.Exists(finding => finding.Severity == FindingSeverity.Error && finding.Field == field);

    /// <summary>
    /// Buffers a finding, unless there are very many. One value has one cause: further findings on a rejected value are ignored, and an error
    /// replaces the advice on the value that it rejects.
    /// </summary>
    /// <param name="finding">The finding.</param>
    /// <param name="isMandatory">Whether it is buffered in any case, replacing another one when the buffer is full.</param>
    /// <param name="replaced">The advice that the finding replaces; <see langword="null"/> for none.</param>
    /// <returns><see langword="false"/> when the finding is ignored.</returns>
    public bool Buffer(Finding finding, bool isMandatory, out Finding? replaced)
    {
        replaced = null;
        for (var i = 0; i < _buffered.Count; i++)
        {
            var earlier = _buffered[i];
            if (!IsSameValue(earlier, finding))
            {
                continue;
            }

            if (earlier.Code == finding.Code || (earlier.Severity == FindingSeverity.Error && !isMandatory))
            {
                return false;
            }

            if (earlier.Severity == FindingSeverity.Warning && finding.Severity == FindingSeverity.Error)
            {
                replaced = earlier;
                _buffered[i] = finding;
                return true;
            }
        }

        if (_buffered.Count < MaxBuffered)
        {
            _buffered.Add(finding);
            return true;
        }

        // An error replaces a warning or an information.
        var place = finding.Severity == FindingSeverity.Error ? _buffered.FindLastIndex(buffered => buffered.Severity != FindingSeverity.Error) : -1;
        if (place >= 0 || isMandatory)
        {
            _buffered[place >= 0 ? place : _buffered.Count - 1] = finding;
        }

        return true;
    }

    /// <summary>A key that is there twice, and half a character in it, are other causes than what its value is.</summary>
    private static bool IsSameValue(Finding one, Finding other) =>
        one.Field == other.Field && one.Pointer == other.Pointer
        && (one.Code == other.Code ? one.Offset == other.Offset : !IsOfText(one) && !IsOfText(other));

    private static bool IsOfText(Finding finding) => finding.Code is RuleCodes.DuplicateKey or RuleCodes.LoneSurrogate;

    private string ReadId()
    {
        var text = FindingText.Bound(Encoding.UTF8.GetString(_id, 0, _idLength), FindingText.LongestId);
        return Model == RecordModel.Clients ? text.Trim().ToLowerInvariant() : text;
    }
}
