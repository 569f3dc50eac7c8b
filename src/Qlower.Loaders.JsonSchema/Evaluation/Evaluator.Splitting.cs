using Qlower.Loaders.JsonSchema.Scanning;

namespace Qlower.Loaders.JsonSchema.Evaluation;

/// <summary>Reading runs of items of one array apart from each other.</summary>
internal sealed partial class Evaluator
{
    private long _countBefore;

    /// <summary>
    /// Whether the pass has come to the end of an item of the root array, or of an array right below the root, whose further items
    /// can be judged without knowing those before.
    /// </summary>
    public bool CanSplit
    {
        get
        {
            if (_values.Depth is not (1 or 2) || !_scanner.IsAfterValue || _branches.ConditionTop + _tags.Top > 0 || !_buffered.IsEmpty)
            {
                return false;
            }

            ref var array = ref _values.Frames[_values.Depth - 1];
            return !array.IsObject && array.EvalEnd - array.EvalStart <= 1
                && (array.EvalEnd == array.EvalStart || _values.Plans[array.EvalStart].Plan.PrefixItems.Length < array.Count);
        }
    }

    /// <summary>Items begun in the current array; in a pass that stands like another, those of the other included.</summary>
    public long ItemCount => _values.Frames[_values.Depth - 1].Count;

    /// <summary>Where the current array is.</summary>
    public string ArrayPointer => _values.PointerAt(_values.Depth - 1);

    public long ErrorCount => _findings.ErrorCount;

    /// <summary>Takes over what is open in another pass over the same schema, which can split, to go through further items.</summary>
    public void CopyStateFrom(Evaluator other)
    {
        _scanner.CopyStateFrom(other._scanner);
        _values.CopyFrom(other._values);
        _branches.Clear();
        _tags.Clear();
        _buffered.Clear();
        _findings.Clear();
        _countBefore = ItemCount;
    }

    /// <summary>Goes through a run of items that begins with the comma before the first of them.</summary>
    /// <returns>Whether the run ends with an item of the same array; if not, this pass is of no use any more.</returns>
    public bool RunItems(byte[] bytes, int count, long offset)
    {
        var depth = _values.Depth;
        var arrayStart = _values.Frames[depth - 1].StartOffset;
        _values.Frames[depth - 1].Count = _countBefore;
        _findings.ErrorCount = 0;
        _buffer.Borrow(bytes, count, offset);
        _positions.SkipTo(offset, new Position(1, 1));
        _scanner.Continue(0, ScanState.CommaOrEnd);
        return !GoThrough() && _values.Depth == depth && _values.Frames[depth - 1].StartOffset == arrayStart && CanSplit;
    }

    /// <summary>Goes on behind a run of items that another pass went through.</summary>
    public void Skip(long items, long errors, long offset, Position position)
    {
        _values.Frames[_values.Depth - 1].Count += items;
        _findings.ErrorCount += errors;
        _buffer.SkipTo(offset);
        _positions.SkipTo(offset, position);
    }
}
