using System.Text.Json;
using Qlower.Loaders.JsonSchema.Checks;
using Qlower.Loaders.JsonSchema.Names;
using Qlower.Loaders.JsonSchema.Plans;
using Qlower.Loaders.JsonSchema.Scanning;

namespace Qlower.Loaders.JsonSchema.Evaluation;

/// <summary>Raises the tags of observed values, each when its value begins and when it ends.</summary>
internal sealed class ObservedTags(
    OpenValues values, NameTable names, JsonScanner scanner, ConditionalBranches branches, ValuePlaces places, ValidationSink sink)
{
    private ObservedTag[] _tags = new ObservedTag[16];
    private int _top;

    /// <summary>Number of tags of open values.</summary>
    public int Top => _top;

    /// <summary>Where the tags of the value that was entered last begin.</summary>
    public int ValueTags { get; private set; }

    public void Clear() => _top = 0;

    /// <summary>Enters the tags of all plans of the current value, from this index on.</summary>
    public void Enter(int start, JsonValueKind kind)
    {
        ValueTags = _top;
        for (var i = start; i < values.PlanTop; i++)
        {
            foreach (var tag in values.Plans[i].Plan.Tags)
            {
                if (!branches.IsMuted(values.Plans[i].Context) && !IsEntered(tag))
                {
                    Enter(tag, kind);
                }
            }
        }
    }

    /// <summary>Leaves all tags from this index on.</summary>
    public void Leave(int start, long offset, in ScalarValue value)
    {
        while (_top > start)
        {
            var tag = _tags[--_top].Tag;
            sink.OnLeave(tag, new ValueEnd(offset, scanner.EndOffset, value.Kind, values.Depth, value.Text, value.IsOversized, scanner.Padding, values));
        }
    }

    /// <summary>Enters and leaves the tags of a scalar member of the innermost object.</summary>
    public void EnterAndLeave(ObservedTag[] tags, int nameId, long start, long end, in ScalarValue value)
    {
        var name = names.Utf8(nameId);
        foreach (var tag in tags)
        {
            sink.OnEnter(tag.Tag, new ValueStart(places, start, value.Kind, values.Depth, name, -1, scanner.Padding, values.Frames[values.Depth - 1].KeyOffset));
        }

        for (var i = tags.Length - 1; i >= 0; i--)
        {
            sink.OnLeave(tags[i].Tag, new ValueEnd(start, end, value.Kind, values.Depth, value.Text, isOversized: false, scanner.Padding));
        }
    }

    private void Enter(ObservedTag tag, JsonValueKind kind)
    {
        if (_top == _tags.Length)
        {
            Array.Resize(ref _tags, _top * 2);
        }

        _tags[_top++] = tag;
        var depth = values.Depth;
        var inObject = depth > 0 && values.Frames[depth - 1].IsObject;
        var index = depth > 0 && !inObject ? (int)Math.Min(values.Frames[depth - 1].Count - 1, int.MaxValue) : -1;
        var name = inObject ? values.NameOf(values.Frames[depth - 1]) : default;
        sink.OnEnter(tag.Tag, new ValueStart(places, values.ValueOffset, kind, depth, name, index, scanner.Padding, inObject ? values.Frames[depth - 1].KeyOffset : -1));
    }

    private bool IsEntered(ObservedTag tag)
    {
        for (var i = ValueTags; i < _top; i++)
        {
            if (_tags[i].NodeId == tag.NodeId)
            {
                return true;
            }
        }

        return false;
    }
}
