"""A seeded source of choices."""
import random


class Chance:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def __call__(self, probability):
        return self.random.random() < probability

    def one(self, *options):
        return options[self.random.randrange(len(options))]

    def below(self, number):
        return self.random.randrange(number) if number > 0 else 0

    def some(self, options, least, most):
        return self.random.sample(list(options), min(len(options), least + self.below(most - least + 1)))

    def shuffled(self, options):
        return self.random.sample(list(options), len(options))
