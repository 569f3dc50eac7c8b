using System.Text.Json;
using Qlower.Loaders.JsonSchema.Plans;
using Qlower.Loaders.JsonSchema.Scanning;

namespace Qlower.Loaders.JsonSchema.Evaluation;

/// <summary>
/// Reads the tokens of one instance and evaluates every open value by the plans that describe it. Its memory grows with depth
/// and with the schema, never with the length of the instance.
/// </summary>
internal sealed partial class Evaluator
{
    private readonly SchemaProgram _schema;
    private readonly ValidationSink _sink;
    private readonly InputBuffer _buffer;
    private readonly JsonScanner _scanner;
    private readonly PositionTracker _positions;
    private readonly OpenValues _values;
    private readonly FindingWriter _findings;
    private readonly ConditionalBranches _branches;
    private readonly KeywordChecks _checks;
    private readonly ObservedTags _tags;
    private readonly BufferedValues _buffered;
    private readonly MemberReader _members;
    private readonly FastPathReader _fastPath;
    private readonly bool _hasFastPath;
    private readonly bool _buffersValues;
    private readonly bool _stopsAtFirst;

    public Evaluator(SchemaProgram schema, ValidationSink sink, ValidationLimits limits, InputBuffer buffer, EvaluatorModes modes = default)
    {
        _schema = schema;
        _sink = sink;
        _buffer = buffer;
        _stopsAtFirst = (modes & EvaluatorModes.StopsAtFirst) != 0;
        _buffersValues = schema.BufferedKeywords.Count > 0;
        _scanner = new JsonScanner(buffer, limits);
        _positions = new PositionTracker(buffer);
        _values = new OpenValues(schema.Names);
        var places = new ValuePlaces(_values, _positions);
        var guesses = new int[schema.GuessCount];
        _findings = new FindingWriter(_values, places, sink, _stopsAtFirst);
        _branches = new ConditionalBranches(_values, _findings);
        _checks = new KeywordChecks(_values, schema.Names, _branches);
        _tags = new ObservedTags(_values, schema.Names, _scanner, _branches, places, sink);
        _buffered = new BufferedValues(_values, _scanner, buffer, limits, _branches, _findings);
        _members = new MemberReader(_values, schema.Names, guesses, _scanner, limits, _branches, _checks, _findings);
        _fastPath = new FastPathReader(
            _values, schema.Names, guesses, _scanner, buffer, limits, _branches, _tags, (modes & EvaluatorModes.AvoidsFastPath) == 0);
        _hasFastPath = _fastPath.IsEnabled;
        Reset();
    }

    public ValidationOutcome Outcome => new()
    {
        IsValid = !_findings.IsBadlyFormed && _findings.ErrorCount == 0,
        IsWellFormed = !_findings.IsBadlyFormed,
        FindingCount = _findings.ErrorCount,
        BytesRead = _buffer.TotalBytes,
    };

    public Position PositionOf(long offset) => _positions.Of(offset);

    /// <summary>Returns to the start of an input. The learned order of names is retained.</summary>
    public void Reset()
    {
        _scanner.Reset();
        _positions.Reset();
        _values.Clear();
        _branches.Clear();
        _tags.Clear();
        _buffered.Clear();
        _members.Clear();
        _findings.Clear();
        _openKind = JsonValueKind.Undefined;
        if (_schema.Root is not null)
        {
            _values.Push(_schema.Root, 0);
        }
    }

    /// <summary>Evaluates the content of the buffer.</summary>
    /// <returns>Whether the pass is over; if not, the buffer was advanced and must be filled.</returns>
    public bool Run()
    {
        var isOver = EvaluateBuffer();
        _sink.OnProgress(_scanner.EndOffset);
        if (!isOver)
        {
            MoveOn();
        }

        return isOver;
    }

    private bool EvaluateBuffer()
    {
        var (values, scanner) = (_values, _scanner);
        _buffer.Validate();
        scanner.Attach(scanner.Position);
        while (true)
        {
            if (values.Depth > 0 && values.Frames[values.Depth - 1].FastPath is not null && scanner.IsBetweenValues && _hasFastPath)
            {
                _fastPath.Read();
            }

            if (!Take(scanner.Next(), out var isOver))
            {
                return isOver;
            }

            if (_stopsAtFirst && _findings.ErrorCount > 0)
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
                isOver = !_members.Read();
                return !isOver;
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
                isOver = !_members.ReadOversized();
                return !isOver;
            case TokenKind.OversizedString:
                BeginOversized(JsonValueKind.String, JsonFault.StringTooLong);
                return true;
            case TokenKind.OversizedNumber:
                BeginOversized(JsonValueKind.Number, JsonFault.NumberTooLong);
                return true;
            case TokenKind.LoneSurrogate:
                _findings.WriteFault(JsonFault.LoneSurrogate, _scanner.TokenOffset);
                return true;
            case TokenKind.OversizedEnd:
                EndOversized();
                return true;
            case TokenKind.ByteOrderMark:
                _positions.StartAt(3);
                _findings.WriteFault(JsonFault.ByteOrderMark, 0, isWarning: true);
                return true;
            case TokenKind.Fault:
                _findings.WriteFault(_scanner.Fault, _scanner.FaultOffset, isFatal: true);
                isOver = true;
                return false;
            case TokenKind.End:
                isOver = true;
                return false;
            default:
                return false;
        }
    }

    /// <summary>Pins the positions that may be needed later, then discards the bytes that were evaluated.</summary>
    private void MoveOn()
    {
        for (var i = 0; i < _values.Depth; i++)
        {
            _positions.Pin(_values.Frames[i].StartOffset);
        }

        if (_values.Depth > 0 && _values.Frames[_values.Depth - 1].IsObject && _values.Frames[_values.Depth - 1].Count > 0)
        {
            _positions.Pin(_values.Frames[_values.Depth - 1].KeyOffset);
        }

        if (_openKind != JsonValueKind.Undefined)
        {
            _positions.Pin(_openOffset);
        }

        var position = _scanner.Position;
        var keepFrom = _buffered.FirstNeeded();
        _positions.MoveTo(_buffer.BaseOffset + keepFrom);
        _buffer.Discard(keepFrom);
        _scanner.Attach(position - keepFrom);
    }
}
