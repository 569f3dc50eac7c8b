using System.Buffers;
using System.Text.Json;

namespace Qlower.Loaders.Parts;

/// <summary>
/// Splits the runs of a part into records. The bytes passed inspection, so only strings, escapes and brackets matter here. A record
/// that is rejected already is gone past without keeping it, whatever its size. Not thread-safe.
/// </summary>
internal sealed class RecordReader(SourceCursor cursor)
{
    private static readonly SearchValues<byte> Structure = SearchValues.Create("\"{}[],:"u8);

    private readonly ArrayBufferWriter<byte> _bytes = new(1024);
    private readonly ArrayBufferWriter<byte> _key = new(64);
    private readonly List<RecordHole> _holes = [];

    /// <summary>The records of a part that are not rejected yet, in order of the file.</summary>
    /// <exception cref="SourceChangedException">The file is no longer what was inspected.</exception>
    public async Task<IReadOnlyList<RawRecord>> ReadAsync(LoadPart part, CancellationToken cancellationToken)
    {
        var records = new List<RawRecord>(part.Records);
        var ordinal = 0;
        foreach (var run in part.Runs)
        {
            await cursor.MoveToAsync(run.Start.Offset, cancellationToken).ConfigureAwait(false);
            var position = new TextPosition(run.Start);
            for (var i = 0; i < run.Count; i++, ordinal++)
            {
                position = await SkipToRecordAsync(position, run.End, cancellationToken).ConfigureAwait(false);
                var start = position.At;
                var isKept = !part.Rejected[ordinal];
                position = await ReadRecordAsync(part.Model, position, run.End, isKept, cancellationToken).ConfigureAwait(false);
                if (isKept)
                {
                    records.Add(new RawRecord
                    {
                        Ordinal = ordinal,
                        Start = start,
                        Run = run,
                        Index = run.FirstIndex + i,
                        Bytes = _bytes.WrittenSpan.ToArray(),
                        Holes = _holes.Count == 0 ? [] : [.. _holes],
                    });
                }
            }

            if (position.At.Offset != run.End)
            {
                throw new SourceChangedException("The file's records are not where they were.");
            }
        }

        return records;
    }

    private async Task<TextPosition> SkipToRecordAsync(TextPosition position, long end, CancellationToken cancellationToken)
    {
        while (position.At.Offset < end)
        {
            var buffered = cursor.Buffered;
            var next = buffered.IndexOfAnyExcept(" \t\r\n,"u8);
            var skipped = next < 0 ? buffered.Length : next;
            position.Pass(buffered[..skipped]);
            cursor.Advance(skipped);
            if (next >= 0)
            {
                return position;
            }

            await FillAsync(cancellationToken).ConfigureAwait(false);
        }

        throw new SourceChangedException("The file has fewer records than it had.");
    }

    private async Task<TextPosition> ReadRecordAsync(RecordModel model, TextPosition position, long end, bool isKept, CancellationToken cancellationToken)
    {
        _bytes.ResetWrittenCount();
        _holes.Clear();
        var state = new ScanState { Nested = NestedSections.Of(model), IsKept = isKept, Position = position };
        while (!state.IsDone)
        {
            if (cursor.Buffered.IsEmpty)
            {
                if (state.Position.At.Offset >= end)
                {
                    // A number or a literal ends with the run.
                    break;
                }

                await FillAsync(cancellationToken).ConfigureAwait(false);
            }

            var window = cursor.Buffered;
            var left = end - cursor.Offset;
            var used = Scan(window.Length > left ? window[..(int)left] : window, ref state);
            cursor.Advance(used);
            if (state.Position.At.Offset >= end)
            {
                break;
            }
        }

        return state.Position;
    }

    private int Scan(ReadOnlySpan<byte> window, ref ScanState state)
    {
        var i = 0;
        while (i < window.Length && !state.IsDone)
        {
            var from = i;
            if (state.InString)
            {
                i = ScanString(window, i, ref state);
            }
            else
            {
                var next = window[i..].IndexOfAny(Structure);
                i = next < 0 ? window.Length : i + next + 1;
                if (next >= 0)
                {
                    var isScalarEnd = state.Depth == 0 && window[i - 1] is (byte)',' or (byte)']' or (byte)'}' && state.Depth == 0;
                    if (isScalarEnd)
                    {
                        i--;
                        state.IsDone = true;
                    }
                    else
                    {
                        var isHoleEnd = state.HoleDepth > 0 && state.Depth == state.HoleDepth && window[i - 1] == (byte)']';
                        if (isHoleEnd)
                        {
                            // The content ends before the bracket, which is kept.
                            Take(window[from..(i - 1)], ref state);
                            CloseHole(ref state);
                            from = i - 1;
                        }

                        OnStructure(window[i - 1], ref state);
                        Take(window[from..i], ref state);
                        if (state.HolePending)
                        {
                            state.HolePending = false;
                            state.HoleDepth = state.Depth;
                        }

                        continue;
                    }
                }
            }

            Take(window[from..i], ref state);
        }

        return i;
    }

    private int ScanString(ReadOnlySpan<byte> window, int i, ref ScanState state)
    {
        if (state.IsEscaped)
        {
            AddKey(window.Slice(i, 1), state);
            state.IsEscaped = false;
            return i + 1;
        }

        var next = window[i..].IndexOfAny((byte)'"', (byte)'\\');
        var end = next < 0 ? window.Length : i + next;
        AddKey(window[i..end], state);
        if (next < 0)
        {
            return end;
        }

        if (window[end] == (byte)'\\')
        {
            AddKey(window.Slice(end, 1), state);
            state.IsEscaped = true;
            return end + 1;
        }

        state.InString = false;
        if (state.Depth == 0)
        {
            state.IsDone = true;
        }
        else if (state.IsKey)
        {
            state.IsKey = false;
            state.IsNestedKey = IsNested(state.Nested);
        }

        return end + 1;
    }

    private void OnStructure(byte token, ref ScanState state)
    {
        switch (token)
        {
            case (byte)'"':
                state.InString = true;
                state.IsKey = state.Depth == 1 && state.ExpectsKey && state.IsObject;
                _key.ResetWrittenCount();
                break;
            case (byte)'{':
            case (byte)'[':
                state.IsObject = state.Depth == 0 ? token == (byte)'{' : state.IsObject;
                state.Depth++;
                state.ExpectsKey = state.Depth == 1;
                state.HolePending = state.Depth == 2 && token == (byte)'[' && state.IsNestedKey;
                break;
            case (byte)'}':
            case (byte)']':
                state.Depth--;
                state.IsDone = state.Depth == 0;
                break;
            case (byte)',' when state.Depth == 1:
                state.ExpectsKey = true;
                state.IsNestedKey = false;
                break;
            case (byte)':' when state.Depth == 1:
                state.ExpectsKey = false;
                break;
        }
    }

    /// <summary>Goes past bytes, keeping them unless they are inside a nested section or the record is not wanted.</summary>
    private void Take(ReadOnlySpan<byte> bytes, ref ScanState state)
    {
        if (state.IsKept && state.HoleDepth == 0)
        {
            _bytes.Write(bytes);
        }

        state.Position.Pass(bytes);
    }

    private void CloseHole(ref ScanState state)
    {
        state.HoleDepth = 0;
        state.IsNestedKey = false;
        _holes.Add(new RecordHole(_bytes.WrittenCount, state.Position.At));
    }

    private void AddKey(ReadOnlySpan<byte> bytes, in ScanState state)
    {
        if (state.IsKey && _key.WrittenCount + bytes.Length <= 128)
        {
            _key.Write(bytes);
        }
    }

    private bool IsNested(IReadOnlyList<string> nested)
    {
        if (nested.Count == 0 || _key.WrittenCount == 0)
        {
            return false;
        }

        var name = _key.WrittenSpan.Contains((byte)'\\')
            ? JsonSerializer.Deserialize<string>($"\"{System.Text.Encoding.UTF8.GetString(_key.WrittenSpan)}\"")
            : System.Text.Encoding.UTF8.GetString(_key.WrittenSpan);
        return nested.Contains(name);
    }

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        if (!await cursor.FillAsync(cancellationToken).ConfigureAwait(false))
        {
            throw new SourceChangedException("The file is shorter than it was.");
        }
    }

    private struct ScanState
    {
        public IReadOnlyList<string> Nested;
        public TextPosition Position;
        public bool IsKept;
        public bool IsDone;
        public bool InString;
        public bool IsEscaped;
        public bool IsObject;
        public bool ExpectsKey;
        public bool IsKey;
        public bool IsNestedKey;
        public bool HolePending;
        public int HoleDepth;
        public int Depth;
    }
}
