using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Qlower.Loaders.Json;

namespace Qlower.Loaders.Reporting.Rejects;

/// <summary>
/// Writes suggestions in place of the values and keys that they correct, while the bytes of a file are copied in pieces of any size. Read forward,
/// once; not thread-safe.
/// </summary>
internal sealed class RejectsCorrections
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<Finding> _findings;
    private readonly List<Finding> _applied = [];
    private JsonSpanScanner _replaced;
    private bool _isReplacing;
    private int _next;

    private RejectsCorrections(List<Finding> findings) => _findings = findings;

    /// <summary>The findings whose suggestions were written so far, in file order.</summary>
    public IReadOnlyList<Finding> Applied => _applied;

    /// <summary>Collects the suggestions, one a place. Their number is that of stored findings, which are capped.</summary>
    public static async Task<RejectsCorrections> ReadAsync(ReportFindings findings, CancellationToken cancellationToken)
    {
        var known = new List<Finding>();
        await foreach (var finding in findings.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (finding is { Suggestion: not null, Offset: >= 0 })
            {
                known.Add(finding);
            }
        }

        return new RejectsCorrections([.. known.OrderBy(finding => finding.Offset).DistinctBy(finding => finding.Offset)]);
    }

    /// <summary>Begins a value that is copied: what was replaced ended with the one before.</summary>
    public void BeginValue() => _isReplacing = false;

    /// <summary>Copies the next bytes of the value.</summary>
    /// <param name="offset">Of the first of the bytes in the file.</param>
    /// <param name="data">The bytes.</param>
    /// <param name="output">Receives the bytes, corrected.</param>
    public void Copy(long offset, ReadOnlySpan<byte> data, IBufferWriter<byte> output)
    {
        while (!data.IsEmpty)
        {
            var taken = _isReplacing ? Skip(data) : CopyToNext(offset, data, output);
            offset += taken;
            data = data[taken..];
        }
    }

    private int Skip(ReadOnlySpan<byte> data)
    {
        var taken = _replaced.Take(data);
        _isReplacing = !_replaced.IsEnded;
        return taken;
    }

    private int CopyToNext(long offset, ReadOnlySpan<byte> data, IBufferWriter<byte> output)
    {
        while (_next < _findings.Count && _findings[_next].Offset < offset)
        {
            _next++;
        }

        if (_next == _findings.Count || _findings[_next].Offset >= offset + data.Length)
        {
            output.Write(data);
            return data.Length;
        }

        var finding = _findings[_next++];
        var length = (int)(finding.Offset - offset);
        output.Write(data[..length]);
        output.Write(Encoding.UTF8.GetBytes(finding.Suggestion!.Value ?? JsonSerializer.Serialize(finding.Suggestion.Key, Readable)));
        _applied.Add(finding);
        _replaced = JsonSpanScanner.Value(data[length]);
        _isReplacing = true;
        return length;
    }
}
