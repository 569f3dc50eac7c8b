using System.Globalization;
using System.Text.Json;
using Qlower.Loaders.JsonSchema.Dialects;
using Qlower.Loaders.JsonSchema.Text;

namespace Qlower.Loaders.JsonSchema.Resolution;

/// <summary>Finds the targets of references, and opens documents as they are needed.</summary>
internal sealed class ReferenceResolver(DocumentStore documents, SchemaIndex index)
{
    private bool _hasOpenedAll;

    /// <summary>Follows every reference that was found, so that all resources are known before any schema is read.</summary>
    public void FollowAll()
    {
        while (index.Found.TryDequeue(out var found))
        {
            var (from, keyword, reference) = found;
            if (Resolve(from, reference, out _) is not { } target)
            {
                continue;
            }

            from.Resource.Neighbours.Add(target.Resource);
            if (DynamicName(keyword, reference, target) is { } name)
            {
                from.Resource.DynamicNames.Add(name);
            }
        }
    }

    /// <summary>The name that this reference searches in the dynamic scope; null when its target is always the same.</summary>
    public static string? DynamicName(string keyword, string reference, SchemaLocation target)
    {
        var name = keyword switch
        {
            "$dynamicRef" => UriFragment.Unescape(UriReference.Split(reference).Fragment),
            "$recursiveRef" => SchemaResource.Recursive,
            _ => null,
        };
        return name is not null && target.Resource.DynamicAnchors.GetValueOrDefault(name) == target ? name : null;
    }

    /// <returns>The target without any dynamic scope; null when there is none, with the reason.</returns>
    public SchemaLocation? Resolve(SchemaLocation from, string reference, out string reason)
    {
        var (uri, fragment) = UriReference.Split(UriReference.Resolve(from.Resource.Uri, reference));
        fragment = UriFragment.Unescape(fragment);
        var resource = uri == from.Resource.Uri ? from.Resource : Find(uri, from.Resource.Rules);
        if (resource is null)
        {
            reason = $"no document is registered as '{UriReference.Display(uri)}', and no '$id' gives that URI.";
            return null;
        }

        if (fragment.Length > 0 && fragment[0] != '/')
        {
            reason = "there is no such anchor.";
            return resource.Anchors.GetValueOrDefault(fragment);
        }

        reason = "there is nothing at this place.";
        return Walk(resource, fragment);
    }

    private SchemaResource? Find(string uri, DialectRules referrer)
    {
        if ((index.Resource(uri) ?? Open(uri, referrer)) is { } found)
        {
            return found;
        }

        // Finally, it may be the $id of a document that is registered under another name, or of a part of one.
        if (!_hasOpenedAll)
        {
            _hasOpenedAll = true;
            foreach (var registered in documents.Uris.Order(StringComparer.Ordinal))
            {
                Open(registered, referrer);
            }
        }

        return index.Resource(uri);
    }

    private SchemaResource? Open(string uri, DialectRules referrer)
    {
        if (documents.Open(uri) is not { } document)
        {
            return null;
        }

        // A document without $schema has the dialect of the one that refers to it.
        return (index.At(document.Prefix + "#") ?? index.AddDocument(document, referrer)).Resource;
    }

    private SchemaLocation? Walk(SchemaResource resource, string fragment)
    {
        var pointer = resource.Pointer;
        List<string> segments = [];
        foreach (var segment in fragment.Length == 0 ? [] : fragment[1..].Split('/'))
        {
            segments.Add(JsonPointer.Unescape(segment));
            pointer += "/" + JsonPointer.Escape(segments[^1]);
        }

        return index.At(pointer) ?? WalkUnknown(resource, segments);
    }

    private SchemaLocation? WalkUnknown(SchemaResource resource, List<string> segments)
    {
        var element = resource.Element;
        var pointer = resource.Pointer;
        var innermost = resource;
        foreach (var segment in segments)
        {
            if (element.ValueKind == JsonValueKind.Object && element.TryGetProperty(segment, out var member))
            {
                element = member;
            }
            else if (element.ValueKind == JsonValueKind.Array
                && int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var position)
                && position < element.GetArrayLength())
            {
                element = element[position];
            }
            else
            {
                return null;
            }

            pointer += "/" + JsonPointer.Escape(segment);
            innermost = index.At(pointer)?.Resource ?? innermost;
        }

        return index.At(pointer) ?? index.AddUnknown(element, pointer, innermost);
    }
}
