using Qlower.Loaders.JsonSchema.Scanning;

namespace Qlower.Loaders.JsonSchema.Evaluation;

/// <summary>Evaluation of separate runs of items of one array.</summary>
internal sealed partial class Evaluator
{
    private long _countBefore;

    /// <summary>
    /// Whether the pass is at the end of an item of the root array, or of an array right below the root, whose further items
    /// can be evaluated without those before.
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

    /// <summary>Items begun in the current array, those of a pass whose state was copied included.</summary>
    public long ItemCount => _values.Frames[_values.Depth - 1].Count;

    /// <summary>The pointer of the current array.</summary>
    public string ArrayPointer => _values.PointerAt(_values.Depth - 1);

    public long ErrorCount => _findings.ErrorCount;

    /// <summary>Copies the open containers of another pass over the same schema, which can split, to evaluate further items.</summary>
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

    /// <summary>Evaluates a run of items that begins with the comma before the first of them.</summary>
    /// <returns>Whether the run ends with an item of the same array; if not, this pass must not be used any more.</returns>
    public bool RunItems(byte[] bytes, int count, long offset)
    {
        var depth = _values.Depth;
        var arrayStart = _values.Frames[depth - 1].StartOffset;
        _values.Frames[depth - 1].Count = _countBefore;
        _findings.ErrorCount = 0;
        _buffer.Borrow(bytes, count, offset);
        _positions.SkipTo(offset, new Position(1, 1));
        _scanner.Continue(0, ScanState.CommaOrEnd);
        return !EvaluateBuffer() && _values.Depth == depth && _values.Frames[depth - 1].StartOffset == arrayStart && CanSplit;
    }

    /// <summary>Continues after a run of items that another pass evaluated.</summary>
    public void Skip(long items, long errors, long offset, Position position)
    {
        _values.Frames[_values.Depth - 1].Count += items;
        _findings.ErrorCount += errors;
        _buffer.SkipTo(offset);
        _positions.SkipTo(offset, position);
    }
}
