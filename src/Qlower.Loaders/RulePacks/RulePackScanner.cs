using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Qlower.Loaders.Configuration;
using Qlower.Shared;

namespace Qlower.Loaders.RulePacks;

/// <summary>Finds the classes of a rule pack in its assembly, and says of every other type why it takes no part.</summary>
internal static class RulePackScanner
{
    private static readonly Type[] Contracts = [typeof(IRulePack), typeof(IValidator), typeof(ITransformer), typeof(FluentValidation.IValidator)];

    public static RulePack Scan(RulePackCandidate candidate)
    {
        var pack = new RulePack { Candidate = candidate };
        pack.Problems.AddRange(candidate.Problems);
        if (candidate.Assembly is null || TypesOf(candidate, candidate.Assembly, pack.Problems) is not { } types)
        {
            return pack;
        }

        var taken = Select(candidate.Assembly, types);
        var stages = new List<RulePackStage>();
        var skipped = new List<SkippedType>();
        var hidden = new List<HiddenClass>();
        foreach (var type in types.Where(type => !taken.Contains(type)))
        {
            if (ReasonAgainst(type) is { } reason)
            {
                skipped.Add(new SkippedType(type.FullName ?? type.Name, reason));
                if (MeetsContract(type) && !type.IsInterface && !type.IsAssignableTo(typeof(IRulePack)))
                {
                    hidden.Add(new HiddenClass(type, reason));
                }
            }
        }

        foreach (var type in taken.Where(type => !type.IsAssignableTo(typeof(IRulePack))))
        {
            AddStage(type, pack, stages, skipped);
        }

        pack.Stages = stages;
        pack.Hidden = hidden;
        pack.Skipped = [.. skipped.OrderBy(type => type.Name, StringComparer.Ordinal)];
        RulePackReader.Read(pack, [.. taken.Where(type => type.IsAssignableTo(typeof(IRulePack)))]);
        return pack;
    }

    private static IReadOnlyList<Type>? TypesOf(RulePackCandidate candidate, Assembly assembly, List<string> problems)
    {
        try
        {
            return candidate.Types ?? assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException exception)
        {
            problems.AddRange(exception.LoaderExceptions.OfType<Exception>()
                .Select(cause => cause.Message)
                .Distinct(StringComparer.Ordinal)
                .Select(cause => $"A type cannot be loaded: {cause}"));
            return null;
        }
    }

    /// <summary>The public classes that meet a contract, by name, so that stages run in the same order on every host.</summary>
    private static Type[] Select(Assembly assembly, IReadOnlyList<Type> types)
    {
        var among = types.ToHashSet();
        var found = new ServiceCollection();
        found.Scan(scan => scan.FromAssemblies(assembly)
            .AddClasses(
                classes => classes.AssignableToAny(Contracts)
                    .Where(type => among.Contains(type) && type.IsVisible && !type.ContainsGenericParameters),
                publicOnly: true)
            .AsSelf()
            .WithScopedLifetime());
        return [.. found.Select(service => service.ServiceType).Distinct().OrderBy(type => type.FullName, StringComparer.Ordinal)];
    }

    private static string? ReasonAgainst(Type type)
    {
        return !MeetsContract(type) ? type.IsVisible ? "not a validator, a transformer or a rule pack" : null
            : type.IsInterface ? "an interface"
            : type.IsAbstract ? "abstract"
            : type.ContainsGenericParameters ? "an open generic"
            : !type.IsVisible ? "not public"
            : "not a class";
    }

    /// <summary>Suggests the record as sent for the internal one of its name.</summary>
    private static string RecordOf(Type record) =>
        record.IsAssignableTo(typeof(IInternalRecord)) ? $" Did you mean '{record.Name}Record'?" : NearestName.Suggest(record.Name, RecordValidators.All);

    private static bool MeetsContract(Type type) => Array.Exists(Contracts, contract => contract.IsAssignableFrom(type));

    private static void AddStage(Type type, RulePack pack, List<RulePackStage> stages, List<SkippedType> skipped)
    {
        var records = new List<Type>();
        foreach (var record in RecordValidators.RecordsOf(type))
        {
            if (RecordValidators.ModelOf(record) is null)
            {
                pack.Problems.Add($"{type.FullName} validates {record.Name}, which is no record of the format; there are {RecordValidators.Names}.{RecordOf(record)}");
            }
            else
            {
                records.Add(record);
            }
        }

        var isTransformer = type.IsAssignableTo(typeof(ITransformer));
        var isValidator = records.Count > 0 || type.IsAssignableTo(typeof(IValidator));
        if (!isValidator && !isTransformer)
        {
            skipped.Add(new SkippedType(type.FullName ?? type.Name, "a validator of no supported model"));
            return;
        }

        stages.Add(new RulePackStage
        {
            Type = type,
            IsValidator = isValidator,
            IsTransformer = isTransformer,
            Records = records,
            Models = [.. records.Select(record => RecordValidators.ModelOf(record)!.Value).Order()],
        });
    }
}
