namespace Qlower.Loaders.Parts;

/// <summary>
/// Splits the runs of a part into records. The bytes passed inspection, so they are well-formed JSON. A record that is rejected already is
/// skipped without memory, whatever its size. Not thread-safe.
/// </summary>
internal sealed class RecordReader(SourceCursor cursor)
{
    private readonly RecordScan _scan = new();

    /// <summary>The records of a part that are not rejected yet, in order of the file.</summary>
    /// <exception cref="SourceChangedException">The file is not the one that was inspected.</exception>
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
                var isWanted = !part.Rejected[ordinal];
                position = await ReadRecordAsync(part.Model, position, run.End, isWanted, cancellationToken).ConfigureAwait(false);
                if (isWanted)
                {
                    records.Add(new RawRecord
                    {
                        Ordinal = ordinal,
                        Start = start,
                        Run = run,
                        Index = run.FirstIndex + i,
                        Bytes = _scan.Bytes.ToArray(),
                        Holes = _scan.Holes.Count == 0 ? [] : [.. _scan.Holes],
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

    private async Task<TextPosition> ReadRecordAsync(RecordModel model, TextPosition position, long end, bool isWanted, CancellationToken cancellationToken)
    {
        _scan.Begin(model, position, isWanted);

        // A number or a literal ends with the run.
        while (!_scan.IsEnded && _scan.Position.At.Offset < end)
        {
            if (cursor.Buffered.IsEmpty)
            {
                await FillAsync(cancellationToken).ConfigureAwait(false);
            }

            var window = cursor.Buffered;
            var left = end - cursor.Offset;
            cursor.Advance(_scan.Read(window.Length > left ? window[..(int)left] : window));
        }

        return _scan.Position;
    }

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        if (!await cursor.FillAsync(cancellationToken).ConfigureAwait(false))
        {
            throw new SourceChangedException("The file is shorter than it was.");
        }
    }
}
