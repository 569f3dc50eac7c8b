using FluentValidation;
using Neighbour.Library;
using Qlower.Loaders.Format;

namespace Good.RulePack;

public sealed class GoodPropertyValidator : AbstractValidator<PropertyRecord>
{
    public GoodPropertyValidator() => RuleFor(property => property.PostCode).Must(PostCodes.IsCorsican).WithErrorCode("GOOD1001");
}
