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
            if (_depth is not (1 or 2) || !_scanner.IsAfterValue || _conditionTop + _tagTop > 0 || _keptFrame >= 0)
            {
                return false;
            }

            ref var array = ref _frames[_depth - 1];
            return !array.IsObject && array.EvalEnd - array.EvalStart <= 1
                && (array.EvalEnd == array.EvalStart || _plans[array.EvalStart].Plan.PrefixItems.Length < array.Count);
        }
    }

    /// <summary>Items begun in the current array; in a pass that stands like another, those of the other included.</summary>
    public long ItemCount => _frames[_depth - 1].Count;

    /// <summary>Where the current array is.</summary>
    public string ArrayPointer => PointerAt(_depth - 1);

    public long ErrorCount => _errors;

    /// <summary>Takes over what is open in another pass over the same schema, which can split, to go through further items.</summary>
    public void StandLike(Evaluator other)
    {
        _scanner.StandLike(other._scanner);
        (_depth, _planTop, _bitsTop) = (other._depth, other._planTop, other._bitsTop);
        _frames = [.. other._frames];
        _plans = [.. other._plans];
        _bits = [.. other._bits];
        _nameBytes = [.. other._nameBytes];
        _isBadlyFormed = false;
        _conditionTop = _tagTop = 0;
        _contextTop = 1;
        _keptFrame = -1;
        _countBefore = ItemCount;
        for (var i = 0; i < _depth; i++)
        {
            _frames[i].HasUnknownNames = false;
        }
    }

    /// <summary>Goes through a run of items that begins with the comma before the first of them.</summary>
    /// <returns>Whether the run ends with an item of the same array; if not, this pass is of no use any more.</returns>
    public bool RunItems(byte[] bytes, int count, long offset)
    {
        var depth = _depth;
        var arrayStart = _frames[depth - 1].StartOffset;
        _frames[depth - 1].Count = _countBefore;
        _errors = 0;
        _buffer.Borrow(bytes, count, offset);
        _positions.SkipTo(offset, new Position(1, 1));
        _scanner.Continue(0, ScanState.CommaOrEnd);
        return !GoThrough() && _depth == depth && _frames[depth - 1].StartOffset == arrayStart && CanSplit;
    }

    /// <summary>Goes on behind a run of items that another pass went through.</summary>
    public void Skip(long items, long errors, long offset, Position position)
    {
        _frames[_depth - 1].Count += items;
        _errors += errors;
        _buffer.SkipTo(offset);
        _positions.SkipTo(offset, position);
    }
}
