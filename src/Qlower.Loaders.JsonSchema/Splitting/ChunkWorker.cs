using Qlower.Loaders.JsonSchema.Evaluation;
using Qlower.Loaders.JsonSchema.Plans;
using Qlower.Loaders.JsonSchema.Scanning;

namespace Qlower.Loaders.JsonSchema.Splitting;

/// <summary>Validates pieces one after the other, each as a run of items of the same array.</summary>
internal sealed class ChunkWorker
{
    private readonly FindingList _sink;
    private readonly Evaluator _evaluator;
    private bool _isUnusable;

    public ChunkWorker(SchemaProgram schema, ValidationLimits limits, Evaluator leader, WrongCut wrongCut)
    {
        _sink = new FindingList(wrongCut);
        _evaluator = new Evaluator(schema, _sink, limits, new InputBuffer());
        _evaluator.CopyStateFrom(leader);
        ItemsBefore = leader.ItemCount;
    }

    /// <summary>The index of the first item of every piece in its findings.</summary>
    public long ItemsBefore { get; }

    public ChunkResult Run(Chunk chunk)
    {
        if (_isUnusable)
        {
            return ChunkResult.NoRun;
        }

        // Until the end proves that it was a run, the evaluator may be left in any state.
        _isUnusable = true;
        _sink.Begin(chunk.Offset);
        if (!_evaluator.RunItems(chunk.Bytes, chunk.Count, chunk.Offset))
        {
            return ChunkResult.NoRun;
        }

        _isUnusable = false;
        var end = _evaluator.PositionOf(chunk.Offset + chunk.Count);
        return new ChunkResult(true, _evaluator.ItemCount - ItemsBefore, _evaluator.ErrorCount, _sink.Findings, end);
    }

    private sealed class FindingList(WrongCut wrongCut) : ValidationSink
    {
        private long _offset;

        public List<SchemaFinding> Findings { get; private set; } = [];

        public void Begin(long offset)
        {
            _offset = offset;
            Findings = [];
        }

        /// <exception cref="OperationCanceledException">The piece can no longer count.</exception>
        public override void OnFinding(SchemaFinding finding)
        {
            if (wrongCut.IsBefore(_offset))
            {
                throw new OperationCanceledException();
            }

            Findings.Add(finding);
        }
    }
}
