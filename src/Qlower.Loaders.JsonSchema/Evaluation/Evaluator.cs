using System.Text.Json;
using Qlower.Loaders.JsonSchema.Names;
using Qlower.Loaders.JsonSchema.Plans;
using Qlower.Loaders.JsonSchema.Scanning;

namespace Qlower.Loaders.JsonSchema.Evaluation;

/// <summary>
/// Follows the tokens of one instance and holds every open value against the plans that describe it. Its memory grows with depth
/// and with the schema, never with the length of the instance.
/// </summary>
internal sealed partial class Evaluator : IValuePlaces
{
    private readonly SchemaProgram _schema;
    private readonly NameTable _names;
    private readonly ValidationSink _sink;
    private readonly ValidationLimits _limits;
    private readonly InputBuffer _buffer;
    private readonly JsonScanner _scanner;
    private readonly PositionTracker _positions;
    private readonly int[] _guesses;
    private readonly bool _hasFastLane;
    private readonly bool _stopsAtFirst;
    private Frame[] _frames = new Frame[16];
    private PlanInUse[] _plans = new PlanInUse[64];
    private ulong[] _bits = new ulong[64];
    private int _depth;
    private int _planTop;
    private int _bitsTop;
    private bool _isBadlyFormed;
    private long _errors;

    public Evaluator(SchemaProgram schema, ValidationSink sink, ValidationLimits limits, InputBuffer buffer, EvaluatorModes modes = default)
    {
        _schema = schema;
        _names = schema.Names;
        _sink = sink;
        _limits = limits;
        _buffer = buffer;
        _scanner = new JsonScanner(buffer, limits);
        _positions = new PositionTracker(buffer);
        _guesses = new int[schema.GuessCount];
        _keepsValues = schema.BufferedKeywords.Count > 0;
        _stopsAtFirst = (modes & EvaluatorModes.StopsAtFirst) != 0;
        _hasFastLane = (modes & EvaluatorModes.AvoidsFastLane) == 0 && limits.MaxStringBytes >= LaneMargin;
        Reset();
    }

    public ValidationOutcome Outcome => new()
    {
        IsValid = !_isBadlyFormed && _errors == 0,
        IsWellFormed = !_isBadlyFormed,
        FindingCount = _errors,
        BytesRead = _buffer.TotalBytes,
    };

    public Position PositionOf(long offset) => _positions.Of(offset);

    public (long Line, long Column) LineAndColumnOf(long offset)
    {
        var position = _positions.Of(offset);
        return (position.Line, position.Column);
    }

    /// <summary>Goes back to the start of an input. What was learned of the order of names stays.</summary>
    public void Reset()
    {
        _scanner.Reset();
        _positions.Reset();
        _depth = _planTop = _bitsTop = _conditionTop = _tagTop = _sharedPlans = 0;
        _contextTop = 1;
        _keptFrame = -1;
        _openKind = JsonValueKind.Undefined;
        _isBadlyFormed = _atName = false;
        _errors = 0;
        _memberSets.ForEach(static set => set.Clear());
        if (_schema.Root is not null)
        {
            PushPlan(_schema.Root, 0);
        }
    }

    /// <summary>Goes through what the buffer holds.</summary>
    /// <returns>Whether the pass is over; if not, the buffer was moved on and must be filled.</returns>
    public bool Run()
    {
        var isOver = GoThrough();
        _sink.OnProgress(_scanner.EndOffset);
        if (!isOver)
        {
            MoveOn();
        }

        return isOver;
    }

    private bool GoThrough()
    {
        _buffer.Validate();
        _scanner.Attach(_scanner.Position);
        while (true)
        {
            if (_depth > 0 && _frames[_depth - 1].Lane is not null && _scanner.IsBetweenValues && _hasFastLane)
            {
                TakeFastLane();
            }

            if (!Take(_scanner.Next(), out var isOver))
            {
                return isOver;
            }

            if (_stopsAtFirst && _errors > 0)
            {
                return true;
            }
        }
    }

    private bool Take(TokenKind token, out bool isOver)
    {
        isOver = false;
        switch (token)
        {
            case TokenKind.Key:
                return TakeKey(out isOver);
            case TokenKind.String:
                TakeScalar(JsonValueKind.String);
                return true;
            case TokenKind.Number:
                TakeScalar(JsonValueKind.Number);
                return true;
            case TokenKind.True:
                TakeScalar(JsonValueKind.True);
                return true;
            case TokenKind.False:
                TakeScalar(JsonValueKind.False);
                return true;
            case TokenKind.Null:
                TakeScalar(JsonValueKind.Null);
                return true;
            case TokenKind.ObjectStart:
                Open(isObject: true);
                return true;
            case TokenKind.ArrayStart:
                Open(isObject: false);
                return true;
            case TokenKind.ObjectEnd or TokenKind.ArrayEnd:
                Close();
                return true;
            case TokenKind.OversizedKey:
                return TakeOversizedKey(out isOver);
            case TokenKind.OversizedString:
                BeginOversized(JsonValueKind.String, JsonFault.StringTooLong);
                return true;
            case TokenKind.OversizedNumber:
                BeginOversized(JsonValueKind.Number, JsonFault.NumberTooLong);
                return true;
            case TokenKind.LoneSurrogate:
                ReportFault(JsonFault.LoneSurrogate, _scanner.TokenOffset);
                return true;
            case TokenKind.OversizedEnd:
                EndOversized();
                return true;
            case TokenKind.ByteOrderMark:
                _positions.StartAt(3);
                ReportFault(JsonFault.ByteOrderMark, 0, isAdvice: true);
                return true;
            case TokenKind.Fault:
                ReportFault(_scanner.Fault, _scanner.FaultOffset, isFatal: true);
                isOver = true;
                return false;
            case TokenKind.End:
                isOver = true;
                return false;
            default:
                return false;
        }
    }

    /// <summary>Remembers the positions that may be asked for later, then drops the bytes that were dealt with.</summary>
    private void MoveOn()
    {
        for (var i = 0; i < _depth; i++)
        {
            _positions.Pin(_frames[i].StartOffset);
        }

        if (_depth > 0 && _frames[_depth - 1].IsObject && _frames[_depth - 1].Count > 0)
        {
            _positions.Pin(_frames[_depth - 1].KeyOffset);
        }

        if (_openKind != JsonValueKind.Undefined)
        {
            _positions.Pin(_openOffset);
        }

        var position = _scanner.Position;
        var keepFrom = KeptPosition();
        _positions.MoveTo(_buffer.BaseOffset + keepFrom);
        _buffer.Discard(keepFrom);
        _scanner.Attach(position - keepFrom);
    }

    private void PushPlan(Plan plan, int context, int bits = -1)
    {
        if (_planTop == _plans.Length)
        {
            Array.Resize(ref _plans, _planTop * 2);
        }

        ref var use = ref _plans[_planTop++];
        use.Plan = plan;
        use.Context = context;
        use.Bits = bits;
    }

    private int TakeBits(int words)
    {
        var start = _bitsTop;
        _bitsTop += words;
        while (_bitsTop > _bits.Length)
        {
            Array.Resize(ref _bits, _bits.Length * 2);
        }

        Array.Clear(_bits, start, words);
        return start;
    }
}
