namespace Qlower.Loaders.JsonSchema.Resolution;

/// <summary>Creates the dynamic scopes that result when one resource is entered from another.</summary>
internal sealed class DynamicScopes
{
    /// <summary>Number of names, over all resources and scopes; real schemas need a few dozen.</summary>
    private const int MaxEntries = 1_000_000;

    private readonly Dictionary<SchemaResource, List<string>> _relevant = [];
    private readonly Dictionary<string, DynamicScope> _byContent = new(StringComparer.Ordinal);
    private readonly Dictionary<(DynamicScope, SchemaResource), DynamicScope> _entered = [];
    private int _entries;

    public DynamicScopes(IReadOnlyList<SchemaResource> resources)
    {
        _byContent.Add("", Empty);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var resource in resources)
        {
            names.UnionWith(resource.DynamicNames);
        }

        if (names.Count > 0)
        {
            FindRelevance(names, resources);
        }
    }

    public DynamicScope Empty { get; } = new(0, new Dictionary<string, SchemaResource>());

    /// <summary>The scope inside the resource when it is entered from this one.</summary>
    public DynamicScope Enter(DynamicScope scope, SchemaResource resource)
    {
        if (!_relevant.TryGetValue(resource, out var names))
        {
            return Empty;
        }

        if (!_entered.TryGetValue((scope, resource), out var inner))
        {
            var outermost = new SortedDictionary<string, SchemaResource>(StringComparer.Ordinal);
            foreach (var name in names)
            {
                CountEntry(resource);
                if ((scope.Find(name) ?? (resource.DynamicAnchors.ContainsKey(name) ? resource : null)) is { } found)
                {
                    outermost.Add(name, found);
                }
            }

            inner = Intern(outermost);
            _entered.Add((scope, resource), inner);
        }

        return inner;
    }

    private void FindRelevance(HashSet<string> names, IReadOnlyList<SchemaResource> resources)
    {
        var sources = Sources(resources);
        foreach (var name in names)
        {
            FindRelevance(name, resources, sources);
        }
    }

    /// <summary>
    /// A name matters in a resource if a reference that searches it can be reached from there. Where it does not, schemas need not
    /// be distinguished by it.
    /// </summary>
    private void FindRelevance(
        string name, IReadOnlyList<SchemaResource> resources, Dictionary<SchemaResource, List<SchemaResource>> sources)
    {
        var reached = new HashSet<SchemaResource>();
        var open = new Stack<SchemaResource>(resources.Where(resource => resource.DynamicNames.Contains(name)));
        while (open.TryPop(out var resource))
        {
            if (!reached.Add(resource))
            {
                continue;
            }

            if (!_relevant.TryGetValue(resource, out var names))
            {
                _relevant.Add(resource, names = []);
            }

            CountEntry(resource);
            names.Add(name);
            foreach (var source in sources.GetValueOrDefault(resource, []))
            {
                open.Push(source);
            }
        }
    }

    /// <summary>The resources from which each resource can be entered: by references and embedding, and by dynamic references to its names.</summary>
    private static Dictionary<SchemaResource, List<SchemaResource>> Sources(IReadOnlyList<SchemaResource> resources)
    {
        var owners = resources.SelectMany(resource => resource.DynamicAnchors.Keys.Select(name => (name, resource)))
            .ToLookup(item => item.name, item => item.resource, StringComparer.Ordinal);
        var sources = new Dictionary<SchemaResource, List<SchemaResource>>();
        foreach (var resource in resources)
        {
            foreach (var target in resource.Neighbours.Concat(resource.DynamicNames.SelectMany(name => owners[name])))
            {
                if (!sources.TryGetValue(target, out var list))
                {
                    sources.Add(target, list = []);
                }

                list.Add(resource);
            }
        }

        return sources;
    }

    private void CountEntry(SchemaResource resource)
    {
        if (++_entries > MaxEntries)
        {
            throw new SchemaCompilationException([new SchemaError(resource.Pointer, "Too many dynamic scopes refer to the same schemas.")]);
        }
    }

    private DynamicScope Intern(SortedDictionary<string, SchemaResource> outermost)
    {
        var content = string.Join(' ', outermost.Select(item => $"{item.Key}={item.Value.Id}"));
        if (!_byContent.TryGetValue(content, out var scope))
        {
            scope = new DynamicScope(_byContent.Count, outermost);
            _byContent.Add(content, scope);
        }

        return scope;
    }
}
