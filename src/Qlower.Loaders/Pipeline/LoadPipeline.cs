using System.Collections.Frozen;
using Qlower.Loaders.JsonSchema;
using Qlower.Loaders.Rules;
using Qlower.Loaders.Schemas;

namespace Qlower.Loaders.Pipeline;

/// <summary>The stages of one partner, created for one load within its own scope.</summary>
internal sealed class LoadPipeline
{
    public required PartnerProfile Partner { get; init; }

    /// <summary>The format's schema, with the overlay of the partner's rule pack unless that names another engine.</summary>
    public required CompiledSchema Schema { get; init; }

    /// <summary>The fields of <see cref="Schema"/>.</summary>
    public required Lazy<SchemaFields> Fields { get; init; }

    /// <summary>The schemas that a plugged-in engine judges records by, behind the format's; empty for none.</summary>
    public required IReadOnlyDictionary<RecordModel, RecordSchema> RecordSchemas { get; init; }

    /// <summary>Every rule of the core and of the partner's rule pack.</summary>
    public required RuleCatalogue Catalogue { get; init; }

    /// <summary>Names of the sources that files are accepted from; empty for every source.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    public required IReadOnlyList<IValidator> Validators { get; init; }

    /// <summary>The transformers behind the core's own.</summary>
    public required IReadOnlyList<ITransformer> Transformers { get; init; }

    /// <summary>Partner categories to internal ones; compares ignoring case, keys trimmed.</summary>
    public required IReadOnlyDictionary<string, string> Categories { get; init; }

    public required IReadOnlyList<IntegratorRoute> Routes { get; init; }

    public required IReadOnlyList<IReporter> Reporters { get; init; }

    /// <summary>Name and version of the rule pack; <see langword="null"/> for none.</summary>
    public string? RulePack { get; init; }

    /// <summary>The classes of the rule pack; empty for none.</summary>
    public IReadOnlySet<Type> PackClasses { get; init; } = FrozenSet<Type>.Empty;

    /// <summary>Every rule that can fail, for an operator who searches a reference.</summary>
    public IEnumerable<RuleIdentity> Identities =>
        Validators.Concat<object>(Transformers).Select(IdentityOf).Concat(RecordSchemas.Values.Select(IdentityOf)).Distinct();

    /// <summary>The name and the reference of a validator or transformer.</summary>
    public RuleIdentity IdentityOf(object rule) => RuleIdentity.Of(rule, type => PackClasses.Contains(type) ? RulePack : null);

    /// <summary>The name and the reference of a plugged-in engine.</summary>
    public static RuleIdentity IdentityOf(RecordSchema schema) => new(schema.Engine, null);

    /// <summary>Where references to records of the model are looked up.</summary>
    public IRecordLookup? LookupOf(RecordModel model) =>
        Routes.Where(route => route.Models.Contains(model)).Select(route => route.Integrator).OfType<IRecordLookup>().FirstOrDefault();
}
