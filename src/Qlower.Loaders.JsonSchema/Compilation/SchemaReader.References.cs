using Qlower.Loaders.JsonSchema.Dialects;
using Qlower.Loaders.JsonSchema.Resolution;

namespace Qlower.Loaders.JsonSchema.Compilation;

/// <summary>Locations of schemas and targets of references.</summary>
internal sealed partial class SchemaReader
{
    private readonly List<Reference> _references = [];
    private DialectFinder _dialects = null!;
    private SchemaIndex _index = null!;
    private ReferenceResolver _resolver = null!;
    private DynamicScopes _scopes = null!;

    private string RootUri => options.BaseUri is { } uri ? DocumentStore.Absolute(uri, nameof(SchemaCompileOptions.BaseUri)) : UriReference.Nowhere;

    private void Open(SchemaDocument document, DocumentStore documents)
    {
        _dialects = new DialectFinder(uri => documents.Open(uri)?.Root);
        _index = new SchemaIndex(_dialects, options.WarningKeyword);
        _resolver = new ReferenceResolver(documents, _index);
        _location = _index.AddDocument(document, DialectFinder.Of(options.DefaultDialect));
        _resolver.FollowAll();
        _scopes = new DynamicScopes(_index.Resources);
        _scope = _scopes.Enter(_scopes.Empty, _location.Resource);
    }

    /// <summary>A definition in a resource of its own is read as if it were the whole schema; references provide their scope.</summary>
    private DynamicScope ScopeOf(SchemaLocation location, bool isDefinition) =>
        location.Resource == _location.Resource ? _scope : _scopes.Enter(isDefinition ? _scopes.Empty : _scope, location.Resource);

    private void ResolveReferences()
    {
        // Resolving reads further schemas, which may contain references too.
        for (var i = 0; i < _references.Count; i++)
        {
            Resolve(_references[i]);
        }
    }

    private void Resolve(Reference reference)
    {
        if (_resolver.Resolve(reference.Location, reference.Target, out var reason) is not { } target)
        {
            Error($"{reference.Node.Pointer}/{reference.Keyword}", $"The reference '{reference.Target}' cannot be resolved: {reason}");
            return;
        }

        if (ReferenceResolver.DynamicName(reference.Keyword, reference.Target, target) is { } name)
        {
            target = reference.Scope.Find(name)?.DynamicAnchors[name] ?? target;
        }

        (_location, _scope) = (reference.Location, reference.Scope);
        _scope = ScopeOf(target, isDefinition: false);
        _location = target;
        var node = ReadSchema(target.Element, target.Pointer, "false");
        node.IsShared = true;
        reference.Node.References.Add((reference.Keyword, node));
    }
}
