using System.Text.Json;
using Qlower.Loaders.JsonSchema.Resolution;
using Qlower.Loaders.JsonSchema.Schemas;
using Qlower.Loaders.JsonSchema.Text;

namespace Qlower.Loaders.JsonSchema.Compilation;

/// <summary>The core vocabulary. The index evaluates its keywords; the reader checks their shapes.</summary>
internal sealed partial class SchemaReader
{
    private bool ReadCoreKeyword(SchemaNode node, string name, JsonElement value, string pointer)
    {
        switch (name)
        {
            case "$schema":
                ReadDialect(value, pointer);
                return true;
            case "$id":
                if (String(value, pointer) is { } id && node.Dialect != SchemaDialect.Draft7 && UriReference.Split(id).Fragment.Length > 0)
                {
                    Error(pointer, "Must not have a fragment; use an anchor for a name.");
                }

                return true;
            case "$anchor" or "$dynamicAnchor":
                if (String(value, pointer) is { } anchor && !Anchor.IsValid(anchor, node.Dialect))
                {
                    Error(pointer, $"'{anchor}' is not a name that an anchor may have.");
                }

                return true;
            case "$recursiveAnchor":
                Boolean(value, pointer);
                return true;
            case "$ref" or "$dynamicRef" or "$recursiveRef":
                ReadReference(node, name, value, pointer);
                return true;
            case "$vocabulary":
                ReadVocabulary(value, pointer);
                return true;
            case "$defs" or "definitions":
                ReadMap("false", value, pointer, static (_, _) => { });
                return true;
            case "$comment":
                String(value, pointer);
                return true;
            default:
                return false;
        }
    }

    private void ReadDialect(JsonElement value, string pointer)
    {
        if (String(value, pointer) is { } dialect && !_location.IsResourceRoot
            && _dialects.Find(dialect).Rules != _location.Resource.Rules)
        {
            Error(pointer, $"The dialect '{dialect}' is not that of the resource; it applies only beside an '$id'.");
        }
    }

    private void ReadReference(SchemaNode node, string name, JsonElement value, string pointer)
    {
        if (String(value, pointer) is not { } reference)
        {
            return;
        }

        if (name == "$recursiveRef" && reference != "#")
        {
            Error(pointer, "Must be '#'.");
            return;
        }

        _references.Add(new Reference(node, _location, _scope, name, reference));
    }

    private void ReadVocabulary(JsonElement value, string pointer)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            Error(pointer, "Must be an object from vocabulary to boolean.");
            return;
        }

        foreach (var member in value.EnumerateObject())
        {
            var place = $"{pointer}/{JsonPointer.Escape(member.Name)}";
            Boolean(member.Value, place);
            if (!UriReference.IsAbsolute(member.Name))
            {
                Error(place, "The name of a vocabulary must be an absolute URI.");
            }
        }
    }

    private void Boolean(JsonElement value, string pointer)
    {
        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            Error(pointer, "Must be a boolean.");
        }
    }
}
