using FluentValidation;
using Qlower.Loaders.Format;

namespace Qlower.Loaders.Tests.RulePacks;

/// <summary>Classes that tests put together to packs.</summary>
public static class Samples
{
    public static Rule Rule(string code) => new()
    {
        Code = code,
        Severity = FindingSeverity.Error,
        Stage = RuleStage.Validation,
        Title = new("Titre", "Title"),
        Message = new("Texte", "Text"),
        Remedy = new("Remède", "Remedy"),
    };

    public sealed class AzurPack : IRulePack
    {
        public string PartnerId => "azur";

        public string Version => "1.0.0";

        public IReadOnlyList<Rule> Rules => [Rule("AZUR1001"), Rule("AZUR1002")];

        public IReadOnlyDictionary<string, string> Categories => new Dictionary<string, string> { [" LOYER "] = "RENT" };
    }

    public sealed class BrisePack : IRulePack
    {
        public string PartnerId => "brise";

        public string Version => "1.0.0";
    }

    public sealed class GhostPack : IRulePack
    {
        public string PartnerId => "ghost";

        public string Version => "1.0.0";
    }

    public sealed class WrongPack : IRulePack
    {
        public string PartnerId => "brise";

        public string Version => "";

        public IReadOnlyList<Rule> Rules => [Rule("QLW1001"), Rule("brise1"), Rule("BRISE1001"), Rule("BRISE1001"), Rule("AZUR1001"), null!];

        public IReadOnlyDictionary<string, string> Categories => new Dictionary<string, string> { ["loyer"] = "RENT", ["LOYER "] = "WORKS", [" "] = "X" };
    }

    public sealed class ThrowingRulesPack : IRulePack
    {
        public string PartnerId => "azur";

        public string Version => "1.0.0";

        public IReadOnlyList<Rule> Rules => throw new FormatException("The list is torn.");
    }

    public sealed class SilentPack : IRulePack
    {
        public string PartnerId => "azur";

        public string Version => "1.0.0";

        public IReadOnlyList<Rule> Rules =>
        [
            new()
            {
                Code = "AZUR1001",
                Severity = FindingSeverity.Error,
                Stage = RuleStage.Validation,
                Title = null!,
                Message = new("", ""),
                Remedy = new("", ""),
            },
        ];
    }

    public sealed class StickyRules : AbstractValidator<TransactionRecord>, IDisposable
    {
        public void Dispose() => throw new FormatException("It sticks.");
    }

    public sealed class NeedyPack(string name) : IRulePack
    {
        public string PartnerId => name;

        public string Version => "1.0.0";
    }

    internal sealed class HiddenPack : IRulePack
    {
        public string PartnerId => "azur";

        public string Version => "1.0.0";
    }

    public sealed class AmountRules : AbstractValidator<TransactionRecord>
    {
        public AmountRules() => RuleFor(transaction => transaction.Amount).NotEqual(0m).WithErrorCode("AZUR1001");
    }

    public sealed class UnlistedCodeRules : AbstractValidator<TransactionRecord>
    {
        public UnlistedCodeRules() => RuleFor(transaction => transaction.Amount).NotEqual(0m).WithErrorCode("AZUR9999");
    }

    public sealed class StringRules : AbstractValidator<string>;

    public abstract class AbstractRules : AbstractValidator<TransactionRecord>;

    public class OpenRules<TRecord> : AbstractValidator<TRecord>;

    internal sealed class HiddenRules : AbstractValidator<TransactionRecord>;

    public sealed class BrokenRules : AbstractValidator<TransactionRecord>
    {
        public BrokenRules() => throw new FormatException("No table of rents.");
    }

    public sealed class Bystander;

    public sealed class DeafValidator : IValidator
    {
        public bool Handles(RecordModel model) => false;

        public ValueTask ValidateAsync(RecordContext record, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;
    }

    public sealed class BothStages : IValidator, ITransformer, IAsyncDisposable
    {
        public bool IsDisposed { get; private set; }

        public bool Handles(RecordModel model) => model is RecordModel.Documents or RecordModel.Properties;

        public ValueTask ValidateAsync(RecordContext record, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

        public ValueTask TransformAsync(TransformationContext record, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

        public ValueTask DisposeAsync()
        {
            IsDisposed = true;
            return ValueTask.CompletedTask;
        }
    }

    public sealed class ServiceUser(TimeProvider clock, BothStages sibling) : IValidator
    {
        public TimeProvider Clock => clock;

        public BothStages Sibling => sibling;

        public bool Handles(RecordModel model) => true;

        public ValueTask ValidateAsync(RecordContext record, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;
    }

    public sealed class Narcissus(Narcissus other) : IValidator
    {
        public bool Handles(RecordModel model) => other is not null;

        public ValueTask ValidateAsync(RecordContext record, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;
    }
}
