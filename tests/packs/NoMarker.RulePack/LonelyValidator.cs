using FluentValidation;
using Qlower.Loaders.Format;

namespace NoMarker.RulePack;

public sealed class LonelyValidator : AbstractValidator<DocumentRecord>
{
    public LonelyValidator() => RuleFor(document => document.FileName).NotEmpty();
}
