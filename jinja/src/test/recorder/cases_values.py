"""The expressions that record_values.py evaluates, by area."""


def define(area):
    area("operators", r"""
1 + 2
1 - 5
3 * 4
7 / 2
6 / 2
7 // 2
-7 // 2
7 // -2
7 % 3
-7 % 3
7 % -3
2 ** 10
2 ** -1
2 ** 0.5
0 ** 0
-2 ** 2
(-8) ** 3
9223372036854775807 + 1
-9223372036854775808 - 1
9223372036854775807 * 2
9223372036854775808 - 1
2 ** 64
2 ** 100 // 3
-(2 ** 70) // 7
-(2 ** 70) % 7
2 ** 70 / 2 ** 69
(2 ** 64) == (2.0 ** 64)
9007199254740993 / 1
12345678901234567890 / 3
-(-9223372036854775808)
-9223372036854775808 // -1
1.5 + 1
0.1 + 0.2
1e16 + 1
1.5 * 2
7.5 // 2
-7.5 // 2
7.5 % 2
-7.5 % 2
7.5 % -2
5.0 % 5
-5.0 % 5
1e308 * 10
1e400 - 1e400
1 / 0
1 // 0
1 % 0
1.0 / 0
1.0 // 0
1.0 % 0
0 ** -1
0.0 ** -1
2.0 ** 10000
True + True
True * 3
-True
+True
not 0
not []
'a' + 'b'
'a' * 3
3 * 'ab'
'a' * -1
'a' * 0
[1] + [2, 3]
[1, 2] * 2
2 * [0]
(1,) + (2,)
(1, 2) * 2
() + ()
'a' + 1
1 + 'a'
[1] + (2,)
(1,) + [2]
[1] + 1
[1] + None
None + 1
1 + None
{} + {}
'a' - 'b'
'a' / 2
'a' // 2
[] ** 2
'a' * 'b'
'a' * 1.5
[] * None
-'a'
+'a'
-None
-[]
1 < 'a'
'a' < 1
None < 1
[] < 1
{} < {}
1 >= None
'a' <= 'b'
'a' < 'B'
'abc' < 'abd'
'' < 'a'
[1, 2] < [1, 3]
[1, 2] < [1, 2, 3]
[1] < ['a']
(1, 2) >= (1, 1)
(1,) < [1]
1 == 1.0
1 == True
0 == False
1 == '1'
'a' == 'a'
None == None
None == 0
[1, 2] == [1.0, 2.0]
[1, 2] == (1, 2)
(1, 2) == (1.0, True)
{'a': 1} == {'a': 1.0}
{'a': 1, 'b': 2} == {'b': 2, 'a': 1}
{'a': 1} == {'a': 2}
{1: 'a'} == {1.0: 'a'}
{1, 2} == {2, 1.0}
{1, 2} == frozenset([1, 2])
1 != 2
'a' != 'a'
1 < 2.5
2.5 < 1
1.0 == 1
nan() == nan()
nan() != nan()
nan() < 1
1 < nan()
inf() > 10
-inf() < 10
inf() == inf()
9007199254740993 == 9007199254740992.0
9007199254740993 > 9007199254740992.0
{1, 2} < {1, 2, 3}
{1, 2} <= {1, 2}
{1, 2} > {1}
{1, 2, 3} - {2}
{'a': 1}.keys() - {'b'}
1 in [1, 2]
1.0 in [1, 2]
'a' in 'abc'
'' in 'abc'
'd' in 'abc'
1 in 'abc'
None in 'abc'
'a' in {'a': 1}
1 in {1.0: 2}
'x' in None
'x' in 5
'x' in ('x', 'y')
2 in {1, 2}
[] in {1: 2}
[] in {1}
3 in range(5)
3.0 in range(5)
5 in range(5)
'a' in range(5)
'a' not in ['b']
nan() in [nan()]
'a' in {'a': 1}.keys()
1 in {'a': 1}.values()
('a', 1) in {'a': 1}.items()
U('x') + 1
1 + U('x')
U('x') < 1
1 < U('x')
-U('x')
U('x') == U('y')
U('x') == None
U('x') == ''
U('x') != U('y')
1 == U('x')
'a' in U('x')
U('x') in [1]
U('x') in 'abc'
'a' + U('x')
'%s' % U('x')
'%d' % U('x')
U('x') % 2
[1] + U('x')
U('x') * 2
'a' * U('x')
bool(U('x'))
len(U('x'))
list(U('x'))
str(U('x'))
U('x')()
U('x').foo
U('x')['a']
U('x')[1:]
C('x')()
C('x').foo
str(C('x').foo)
C('x')['a']
C('x').foo.bar['z']()
C('x').foo + 1
C('x') + 1
C('x').name
C('x')('a', b=1)
C('x') < 1
C('x') == C('y')
C('x') == U('y')
None.foo
None.foo.bar
{}.foo
{'a': 1}.a
{'a': 1}.b.c
{'items': 1}.items()
{'name': 1}.name
'abc'.foo
'abc'.foo.bar
'abc'.__class__
'abc'.__class__()
(1).foo.bar
[].foo()
capture({}, 'x')
capture({}, 'x').y.z
capture({}, 'x') + 1
capture(None, 'table').columns
capture('a', '__class__')
capture('a', '__class__')()
item({'a': 1}, 'a')
item({'a': 1}, 'b')
item({'a': 1}, 'b').c
item([1], 5)
item([1], 5).x
item([1], 'append')(2)
item({'a': 1}, 'keys')()
item({'__x': 1}, '__x')
item(None, 'a').b
item(None, 0).b
item('abc', 1)
item('abc', 10)
item('abc', 'upper')()
item({}, [])
{'_a': 1}._a
{'_a': 1}['_a']
""")
    area("decimals", r"""
Decimal('1.5')
str(Decimal('1.5'))
Decimal('1.50') + 1
Decimal('1.5') + Decimal('2.25')
Decimal('1.5') - 2
Decimal('1.5') * 3
Decimal('1.50') * Decimal('2.0')
Decimal('1') / 3
Decimal('2') / 3
Decimal('10') / 4
Decimal('10') / 2
Decimal('1.00') / 2
Decimal('100') / 10
Decimal('1E+3') / 10
Decimal('7') // 2
Decimal('-7') // 2
Decimal('7.5') % 2
Decimal('-7') % 3
Decimal('2') ** 10
Decimal('2') ** -1
Decimal('2') ** Decimal('0.5')
-Decimal('1.5')
+Decimal('1.5')
Decimal('1') / 0
Decimal('0') / 0
Decimal('1') // 0
Decimal('1') % 0
Decimal('1.5') + 1.5
1.5 + Decimal('1.5')
Decimal('1') + 'a'
Decimal('1') == 1
Decimal('1.5') == 1.5
Decimal('0.1') == 0.1
Decimal('1') < 2
Decimal('1') < 1.5
Decimal('1') < 'a'
bool(Decimal('0.00'))
Decimal('1E+10')
Decimal('1E-10')
Decimal('0.000001')
Decimal('0.0000001')
str(Decimal('123456789.123456789'))
{Decimal('1'): 'a'}[1]
1 in {Decimal('1')}
Decimal('1.2345').quantize(Decimal('0.01'))
Decimal('1.235').quantize(Decimal('0.01'))
Decimal('1.245').quantize(Decimal('0.01'), 'ROUND_HALF_UP')
Decimal('1.245').quantize(Decimal('1'))
Decimal('100').normalize()
Decimal('1.500').normalize()
Decimal('1.5').to_integral_value()
Decimal('2.5').to_integral_value()
Decimal('1.5').as_tuple()
Decimal('-12').is_signed()
Decimal('1.50').adjusted()
Decimal('2').sqrt()
Decimal('0').is_zero()
format(Decimal('1234.567'), ',.2f')
format(Decimal('1234.567'), 'f')
format(Decimal('1234.567'), '.1e')
format(Decimal('1234.567'), 'g')
format(Decimal('1234.567'), '10.1f')
format(Decimal('0.25'), '.0%')
format(Decimal('0.25'), '%')
format(Decimal('5'), '05')
format(Decimal('-5'), '+')
format(Decimal('1.5'), 'x')
'%s' % Decimal('1.50')
'%d' % Decimal('1.50')
'%.1f' % Decimal('1.25')
(1.5).is_integer()
(2.0).is_integer()
(0.1).hex()
(1.0).hex()
(0.5).as_integer_ratio()
(255).bit_length()
(-255).bit_length()
(7).bit_count()
(5).real
(5).numerator
(5).denominator
True.real
(1.5).real
(1.5).imag
(5).foo
(5).bit_length(1)
""")
    area("texts", r"""
str(None)
str(True)
str(1)
str(1.0)
str('a')
str([])
str(['a', 1, None, True, 1.5])
str({'a': 1, 'b': [1, 2]})
str({})
str(())
str((1,))
str((1, 2))
str({1})
str(set())
str(frozenset())
str(frozenset([1]))
repr('a')
repr("it's")
repr('say "hi"')
repr('it\'s "x"')
repr('a\nb')
repr('a\tb\r')
repr('a\\b')
repr('\x00\x1f\x7f')
repr('é')
repr('日本')
repr('\U0001f600')
repr('\xa0')
repr('\u200b')
repr('\u2028')
repr('\xad')
repr('\ue000')
repr('\U000e0001')
repr('\x85')
1.0
1.5
-0.0
0.1
1e15
1e16
1.5e16
123456789012345.6
1234567890123456.7
12345678901234567.8
1e-4
1e-5
0.0001234
0.00001234
1e100
1e22
1e23
5e-324
1e-323
2e-323
3e-322
1e-310
2.2250738585072014e-308
1.7976931348623157e308
2.5e-10
100000.0
123456.789
1/3
2/3
inf()
-inf()
nan()
3.0e0
0.3
9007199254740993.0
[1.0, 'a', None]
[[1, [2]], (3,), {'a': (4, 5)}]
{'a': {'b': {'c': None}}}
{1: 'a', 'b': 2, None: 3, True: 4, (1, 2): 5}
{1.0: 'a', 2.5: 'b'}
{'a': 1}.keys()
{'a': 1}.values()
{'a': 1, 'b': 2}.items()
{}.keys()
range(3)
range(1, 10, 2)
range(0)
str(range(5))
after([1], lambda l: l.append(l))
bool('')
bool('a')
bool(0)
bool(0.0)
bool([])
bool([0])
bool({})
bool(())
bool(set())
bool(None)
bool(range(0))
bool({}.keys())
bool(nan())
len('abc')
len('\U0001f600a')
len([1, 2])
len({'a': 1})
len((1, 2))
len({1, 2})
len(range(10))
len({'a': 1}.keys())
len(5)
len(None)
len(1.5)
list('abc')
list('\U0001f600a')
list({'a': 1, 'b': 2})
list((1, 2))
list(range(3))
list(range(5, 0, -2))
list({'a': 1}.items())
list(5)
list(None)
tuple('ab')
sorted([3, 1, 2])
sorted(['b', 'a', 'C'])
sorted([1, 'a'])
sorted(['a', 1])
sorted([1, None])
sorted([(1, 'b'), (1, 'a')])
sorted([1.5, 1, True])
{True: 'a', 1: 'b', 1.0: 'c'}
{1: 'a', True: 'b'}
{1: 'x'}[True]
{1: 'x'}[1.0]
{'1': 'x'}[1]
{(1, 2): 'x'}[(1.0, 2)]
{[]: 1}
{{}: 1}
{1: 2}[[]]
{'a': 1}['b']
{1: 1}[2]
{(1,): 1}[(2,)]
[1, 2, 3][0]
[1, 2, 3][-1]
[1, 2, 3][3]
[1, 2, 3][-4]
[1, 2, 3]['a']
[1, 2, 3][1.0]
[1, 2, 3][True]
[1, 2, 3][None]
(1, 2)[5]
(1, 2)['a']
'abc'[0]
'abc'[-1]
'abc'[5]
'abc'['a']
'abc'[1.5]
'\U0001f600b'[1]
None[0]
5[0]
(1.5)['a']
range(5)[2]
range(5)[-1]
range(5)[9]
range(5)['a']
{'a': 1}.keys()[0]
{1}[0]
[1, 2, 3, 4, 5][1:3]
[1, 2, 3, 4, 5][:2]
[1, 2, 3, 4, 5][-2:]
[1, 2, 3, 4, 5][:-1]
[1, 2, 3, 4, 5][::2]
[1, 2, 3, 4, 5][::-1]
[1, 2, 3, 4, 5][4:1:-1]
[1, 2, 3, 4, 5][10:]
[1, 2, 3, 4, 5][-10:2]
[1, 2, 3, 4, 5][3:1]
[1, 2, 3][::0]
[1, 2, 3]['a':]
[1, 2, 3][1.0:]
[1, 2, 3][None:None]
'hello'[1:3]
'hello'[::-1]
'hello'[-3:]
'hello'[::2]
'a\U0001f600b'[::-1]
'a\U0001f600b'[1:2]
(1, 2, 3)[1:]
(1, 2, 3)[::-1]
range(10)[2:5]
range(10)[::-1]
range(10)[::3]
None[1:]
5[1:]
{'a': 1}['a':]
{1}[1:]
[1, 2, 3][2**70:]
[1, 2, 3][-(2**70):]
[1][2**70]
""")
    area("collections", r"""
after([1], lambda l: l.append(2))
[1].append(2)
[1].append()
[1].append(1, 2)
[1].append(x=1)
after([1], lambda l: l.extend('ab'))
after([1], lambda l: l.extend(5))
after([1], lambda l: l.extend({'a': 1}))
after([1, 2], lambda l: l.insert(0, 'x'))
after([1, 2], lambda l: l.insert(-1, 'x'))
after([1, 2], lambda l: l.insert(10, 'x'))
after([1, 2], lambda l: l.insert(-10, 'x'))
[].insert(1)
after([1, 2, 1], lambda l: l.remove(1))
[1].remove(5)
[1, 2, 3].pop()
[1, 2, 3].pop(0)
[1, 2, 3].pop(-2)
[].pop()
[1].pop(5)
[1].pop('a')
after([1, 2], lambda l: l.clear())
[1, 2, 1].index(1)
[1, 2, 1].index(1, 1)
[1, 2, 1].index(1, -1)
[1, 2, 1].index(2, 0, 1)
[1].index('x')
[1, True, 1.0].count(1)
[].count(1)
after([3, 1, 2], lambda l: l.sort())
after([3, 1, 2], lambda l: l.sort(reverse=True))
after(['bb', 'a', 'ccc'], lambda l: l.sort(key=len))
after(['bb', 'a', 'cc', 'd'], lambda l: l.sort(key=len, reverse=True))
[1, 'a'].sort()
['a', 1].sort()
[1].sort(lambda x: x)
[1].sort(foo=1)
after([1, 2, 3], lambda l: l.reverse())
[1, 2].copy()
(1, 2, 1).count(1)
(1, 2).index(2)
(1, 2).index(5)
(1, 2).append(1)
(1, 2).append
{'a': 1}.get('a')
{'a': 1}.get('b')
{'a': 1}.get('b', 5)
{'a': 1}.get()
{'a': 1}.get('a', 'b', 'c')
{'a': 1}.get('b', default=1)
{1: 2}.get(1.0)
{'a': 1}.get([])
{'a': 1}.get(None)
{'a': None}.get('a', 5)
after({'a': 1}, lambda d: d.update({'b': 2}))
after({'a': 1}, lambda d: d.update(b=2, c=3))
after({'a': 1}, lambda d: d.update({'a': 2}, c=3))
after({'a': 1}, lambda d: d.update([('b', 2)]))
after({'a': 1}, lambda d: d.update(['bc']))
{}.update(5)
{}.update([1])
{}.update([(1, 2, 3)])
{}.update(1, 2)
after({1: 'a'}, lambda d: d.update({True: 'b', 1.0: 'c', 2.0: 'd'}))
{'a': 1}.pop('a')
{'a': 1}.pop('b')
{'a': 1}.pop('b', 5)
{'a': 1}.pop()
after({'a': 1, 'b': 2}, lambda d: d.pop('a'))
after({1: 1, 2: 2}, lambda d: d.pop(1.0))
{'a': 1, 'b': 2}.popitem()
{}.popitem()
{'a': 1}.setdefault('a', 5)
{'a': 1}.setdefault('b')
after({}, lambda d: d.setdefault('b', []))
after({'a': 1}, lambda d: d.clear())
{'a': 1}.copy()
{}.fromkeys(['a', 'b'])
{}.fromkeys(['a', 'b'], 0)
dict(a=1, b=2)
dict([('a', 1)])
dict({'a': 1}, b=2)
dict(1)
{'a': 1}.keys(1)
{'a': 1}.items(x=1)
{'a': 1}.foo
list({'b': 1, 'a': 2}.keys())
list({'b': 1, 'a': 2}.values())
sorted({'b': 1, 'a': 2}.items())
sorted({1, 2}.union({3}))
sorted({1, 2}.union([3], (4,)))
sorted({1, 2}.intersection([2, 3]))
sorted({1, 2}.difference([2, 3]))
sorted({1, 2}.symmetric_difference([2, 3]))
{1, 2}.issubset([1, 2, 3])
{1, 2}.issuperset([1])
{1, 2}.isdisjoint([3])
after({1}, lambda s: s.add(2))
after({1}, lambda s: s.add(1.0))
{1}.add([])
after({1, 2}, lambda s: s.remove(1))
{1}.remove(5)
after({1}, lambda s: s.discard(5))
{1}.pop()
set().pop()
after({1}, lambda s: s.update([2], [3]))
after({1, 2, 3}, lambda s: s.difference_update([2]))
after({1, 2, 3}, lambda s: s.intersection_update([2]))
after({1, 2, 3}, lambda s: s.symmetric_difference_update([3, 4]))
after({1}, lambda s: s.clear())
{1}.copy()
frozenset([1]).add
sorted(frozenset([1]).union([2]))
{frozenset([1]): 2}[frozenset([1])]
{(1, [2]): 1}
set([[1]])
set(5)
list(after([1, 2], lambda l: l.append(3)))
range(5).start
range(5).stop
range(1, 9, 2).step
range(5).count(3)
range(5).index(3)
range(5).index(9)
range(5) == range(0, 5)
range(0) == range(2, 2)
range(5) == [0, 1, 2, 3, 4]
range(1, 2, 0)
""")
    area("strings", r"""
'Hello World'.upper()
'Hello World'.lower()
'ß'.upper()
'ΑΣ'.lower()
'hello world'.title()
"they're bill's".title()
'ab1cd'.title()
'hELLO'.capitalize()
''.capitalize()
'ßa'.capitalize()
'ǆ'.title()
'Hello'.swapcase()
'Straße'.casefold()
'ΑΣ'.casefold()
'İ'.lower()
'  a b  '.strip()
'\t\n a \r'.strip()
'xxaxx'.strip('x')
'xyaxy'.strip('yx')
'  a'.lstrip()
'a  '.rstrip()
'abc'.strip(None)
'abc'.strip(1)
'abc'.strip('a', 'b')
'\xa0a\u2003'.strip()
'\x1ca\x1f'.strip()
'aXbXc'.replace('X', '-')
'aXbXc'.replace('X', '-', 1)
'aXbXc'.replace('X', '')
'abc'.replace('', '-')
'abc'.replace('', '-', 2)
'abc'.replace('', '-', 4)
''.replace('', 'x')
'abc'.replace('a')
'abc'.replace('a', 1)
'abc'.replace(1, 'a')
'abc'.replace('a', 'b', 'c')
'abc'.replace('a', 'b', count=1)
'a,b,c'.split(',')
'a,b,c'.split(',', 1)
'a,b,c'.split(',', maxsplit=1)
'a,b,c'.split(sep=',')
' a  b c '.split()
' a  b c '.split(None, 1)
' a  b c '.split(' ')
' a  b c '.split(None, 0)
' a  b c '.split(None, 2)
' a  b c '.split(None, 3)
' a  b c '.rsplit(None, 0)
'a'.split(None, 0)
''.split()
''.split(',')
'abc'.split('')
'abc'.split(1)
'a,b'.split(',', 1, 2)
'a,b'.split(foo=1)
'a,b,c'.rsplit(',', 1)
'a,b,c'.rsplit(',')
' a b  c '.rsplit(None, 1)
' a b  c '.rsplit()
'aaa'.split('aa')
'aaa'.rsplit('aa', 1)
'a\nb\r\nc'.splitlines()
'a\nb\r\nc\n'.splitlines(True)
'a\x0bb\x0cc\x85d\u2028e'.splitlines()
''.splitlines()
'\n'.splitlines()
'a\n\nb'.splitlines(keepends=True)
'a=b=c'.partition('=')
'a=b=c'.rpartition('=')
'abc'.partition('=')
'abc'.rpartition('=')
'abc'.partition('')
'abc'.partition(1)
','.join(['a', 'b'])
','.join('abc')
''.join([])
','.join({'a': 1, 'b': 2})
','.join([1])
','.join(['a', None])
','.join(5)
','.join(('x', 'y'))
'abc'.startswith('a')
'abc'.startswith('b', 1)
'abc'.startswith(('x', 'a'))
'abc'.startswith(1)
'abc'.startswith(['a'])
'abc'.startswith((1,))
'abc'.startswith('', 5)
'abc'.startswith('')
'abc'.endswith('c')
'abc'.endswith('b', 0, 2)
'abc'.endswith(('x', 'bc'))
'abcabc'.find('c')
'abcabc'.find('c', 3)
'abcabc'.find('x')
'abcabc'.find('')
'abc'.find('', 3)
'abc'.find('', 4)
'abcabc'.rfind('b')
'abcabc'.rfind('b', 0, 3)
'abc'.index('b')
'abc'.index('x')
'abc'.rindex('x')
'\U0001f600bc'.find('c')
'abc'.find(1)
'abc'.find()
'abc'.find('c', -1)
'abc'.find('a', None, 1)
'abcabc'.count('bc')
'aaaa'.count('aa')
'abc'.count('')
'abc'.count('', 1)
'abc'.count('x')
'abc'.removeprefix('a')
'abc'.removeprefix('x')
'abc'.removesuffix('bc')
'abc'.removesuffix('')
'abc'.removesuffix(1)
'42'.zfill(5)
'-42'.zfill(5)
'+42'.zfill(2)
'abc'.zfill(5)
''.zfill(2)
'a'.center(4)
'a'.center(5)
'ab'.center(5)
'ab'.center(5, '*')
'ab'.center(4, '*')
'abc'.center(2)
'a'.ljust(3, '.')
'a'.rjust(3, '.')
'a'.ljust(3, 'ab')
'a'.ljust('3')
'a'.rjust(3, 1)
'a\tb'.expandtabs()
'a\tb'.expandtabs(4)
'a\nb\tc'.expandtabs(tabsize=2)
'a\tb'.expandtabs(0)
'abc'.translate({97: 'x', 98: None, 99: 100})
'abc'.translate({'a': 'x'})
'abc'.translate(''.maketrans('ab', 'xy'))
'abc'.translate(''.maketrans('ab', 'xy', 'c'))
''.maketrans({'a': 'b', 99: None})
''.maketrans('ab', 'c')
''.maketrans('a')
'abc'.isalpha()
'abc1'.isalpha()
''.isalpha()
'é'.isalpha()
'123'.isdigit()
'²'.isdigit()
'½'.isdigit()
'½'.isnumeric()
'²'.isdecimal()
'一'.isnumeric()
'①'.isdigit()
'⑩'.isdigit()
'٣'.isdecimal()
'abc1'.isalnum()
'a b'.isalnum()
'abc'.islower()
'Abc'.islower()
'123'.islower()
'a1'.islower()
'ABC'.isupper()
'A1'.isupper()
''.isupper()
' \t\n'.isspace()
''.isspace()
'a '.isspace()
'Hello World'.istitle()
'Hello world'.istitle()
'1A'.istitle()
'abc'.isascii()
'é'.isascii()
''.isascii()
'abc_1'.isidentifier()
'1abc'.isidentifier()
'a-b'.isidentifier()
'class'.isidentifier()
'abc'.isprintable()
'a\n'.isprintable()
''.isprintable()
'abc'.isalpha(1)
'abc'.upper(1)
'abc'.upper(x=1)
'abc'.encode()
'é'.encode()
'é'.encode('latin-1')
'é'.encode('ascii')
'é'.encode('ascii', 'ignore')
"it's\n".encode()
'é'.encode().decode()
'abc'.encode().hex()
'abc'.encode('foo')
'abc'.encode()[0]
list('ab'.encode())
'abc'.nope
'%s %s' % ('a', 1)
'%s' % 'a'
'%s' % 1.0
'%s' % None
'%s' % [1, 'a']
'%s' % {'a': 1}
'%s' % (1,)
'%s' % ((1, 2),)
'%r' % 'a'
'%a' % 'é'
'%d' % 5
'%d' % 5.9
'%d' % -5.9
'%d' % True
'%d' % 'a'
'%d' % None
'%i' % 3
'%5d|' % 42
'%-5d|' % 42
'%05d' % 42
'%05d' % -42
'%+d' % 42
'% d' % 42
'%.3d' % 5
'%x' % 255
'%X' % 255
'%#x' % 255
'%o' % 8
'%#o' % 8
'%x' % -255
'%x' % 1.5
'%f' % 1.5
'%.2f' % 1.005
'%.2f' % 2.675
'%.0f' % 0.5
'%.0f' % 1.5
'%8.2f|' % 3.14159
'%-8.2f|' % 3.14159
'%08.2f' % -3.14159
'%+.1f' % 2
'%e' % 12345.678
'%.2E' % 12345.678
'%g' % 0.0001
'%g' % 0.00001
'%g' % 1234567.0
'%g' % 100000
'%g' % 1.50
'%.3g' % 1234.5
'%#g' % 1
'%f' % 'a'
'%f' % nan()
'%f' % -inf()
'%F' % inf()
'%c' % 'a'
'%c' % 97
'%c' % 'ab'
'%c' % 1.5
'%%' % ()
'%d%%' % 5
'%(a)s' % {'a': 1}
'%(a)s %(b)d' % {'a': 1, 'b': 2}
'%(a)s' % {'b': 1}
'%(a)s' % 5
'%(a)s' % (1,)
'%s' % ()
'%s %s' % 'a'
'%s %s' % ('a',)
'%s' % ('a', 'b')
'a' % 1
'a' % ()
'a' % {}
'a' % {'b': 1}
'a' % []
'a' % 'b'
'%'  % 1
'%y' % 1
'%(a' % {'a': 1}
'%5s|' % 'ab'
'%-5s|' % 'ab'
'%.1s|' % 'ab'
'%5.1s|' % 'ab'
'%*d' % (5, 42)
'%-*d|' % (5, 42)
'%.*f' % (2, 3.14159)
'%*d' % ('a', 1)
'%ld' % 5
'%5%' % ()
'%5%' % 5
'abc'.find('a', 1, 2, 3)
'abc'.startswith()
'%s %%' % 1
'%d' % 12345678901234567890
'%.10f' % 0.1
'%.20f' % 0.1
'%s' % True
""")
    area("format", r"""
'{}'.format(1)
'{} {}'.format('a', 'b')
'{0} {1} {0}'.format('a', 'b')
'{a}'.format(a=1)
'{a[b]}'.format(a={'b': 5})
'{0[0]}'.format([1, 2])
'{a.real}'.format(a=5)
'{0.foo}'.format(5)
'{0.foo.bar}'.format(5)
'{0.__class__}'.format(5)
'{0.__class__.x}'.format(5)
'{0[foo]}'.format({})
'{{}}'.format()
'{{{}}}'.format(1)
'{'.format()
'}'.format()
'{a'.format(a=1)
'{}'.format()
'{1}'.format(1)
'{a}'.format()
'{} {0}'.format(1)
'{0} {}'.format(1)
'{!r}'.format('a')
'{!s:>5}'.format('a')
'{!a}'.format('é')
'{!x}'.format(1)
'{!}'.format(1)
'{:{}}'.format('a', 5)
'{:{w}.{p}f}'.format(3.14159, w=8, p=2)
'{:>{width}}'.format('a', width=4)
'{a}'.format_map({'a': 1})
'{a}'.format_map({})
'{a}'.format_map()
'{a}'.format_map(a=1)
'{0}'.format_map({})
'{:d}'.format(5)
'{:5d}|'.format(42)
'{:<5d}|'.format(42)
'{:^5d}|'.format(42)
'{:05d}'.format(42)
'{:05d}'.format(-42)
'{:+d}'.format(42)
'{: d}'.format(42)
'{:,}'.format(1234567)
'{:_}'.format(1234567)
'{:,}'.format(-1234567)
'{:,}'.format(123)
'{:010,}'.format(1234)
'{:012,.2f}'.format(1234.5)
'{:,.2f}'.format(1234567.891)
'{:,}'.format(1234567.891)
'{:b}'.format(10)
'{:#b}'.format(10)
'{:o}'.format(8)
'{:#o}'.format(8)
'{:x}'.format(255)
'{:X}'.format(255)
'{:#x}'.format(255)
'{:#X}'.format(255)
'{:_x}'.format(123456789)
'{:_b}'.format(1000)
'{:,x}'.format(255)
'{:c}'.format(97)
'{:n}'.format(1234)
'{:08b}'.format(5)
'{:#010x}'.format(255)
'{:x<5}'.format(1)
'{:*^9}'.format('ab')
'{:*>5}'.format('ab')
'{:é<5}'.format('ab')
'{:5}|'.format('ab')
'{:5}|'.format(1)
'{:5}|'.format(1.5)
'{:5}|'.format(True)
'{}'.format(True)
'{:d}'.format(True)
'{:.2}'.format('abc')
'{:5.2}|'.format('abc')
'{:s}'.format('a')
'{:s}'.format(1)
'{:d}'.format('a')
'{:d}'.format(1.5)
'{:+}'.format('a')
'{:=5}'.format('a')
'{:05}'.format('a')
'{:,}'.format('a')
'{:#}'.format('a')
'{: }'.format('a')
'{:.2d}'.format(5)
'{:f}'.format(1)
'{:f}'.format(1.5)
'{:.2f}'.format(1.005)
'{:.2f}'.format(2.675)
'{:.0f}'.format(0.5)
'{:.0f}'.format(2.5)
'{:#.0f}'.format(2.5)
'{:e}'.format(12345.678)
'{:.2e}'.format(0)
'{:E}'.format(1.5e-10)
'{:g}'.format(1234567.0)
'{:g}'.format(0.00001)
'{:G}'.format(1e-10)
'{:.3g}'.format(1234.5)
'{:.10g}'.format(0.1)
'{:#g}'.format(1.0)
'{:%}'.format(0.25)
'{:.1%}'.format(0.256)
'{:.0%}'.format(1)
'{:.3}'.format(1234.5)
'{:.3}'.format(1.0)
'{:.1}'.format(5.0)
'{:.2}'.format(10.0)
'{:.2}'.format(12.0)
'{:.2}'.format(99.9)
'{:.1}'.format(0.0)
'{:.3}'.format(-0.0)
'{:#.3}'.format(1.0)
'{:.1}'.format(9.9)
'{:.3}'.format(123.0)
'{:.4}'.format(123.0)
'{:.3}'.format(0.00001234)
'{:.10}'.format(1/3)
'{:.17}'.format(0.1)
'{:10.3}|'.format(1.5)
'{}'.format(1e16)
'{:f}'.format(nan())
'{:f}'.format(inf())
'{:F}'.format(-inf())
'{:05}'.format(nan())
'{:05.1f}'.format(inf())
'{:+f}'.format(-0.0)
'{:z.1f}'.format(-0.01)
'{:+.2e}'.format(12345)
'{:08.3f}'.format(-3.14159)
'{:<08.3f}|'.format(-3.14159)
'{:=+8d}'.format(42)
'{:,d}'.format(12345678901234567890)
'{:y}'.format(1)
'{:y}'.format('a')
'{:y}'.format(1.5)
'{:5y5}'.format(1)
'{:.}'.format(1)
'{:,,}'.format(1)
'{:_,}'.format(1)
'{:,_}'.format(1)
'{:5}'.format(None)
'{}'.format(None)
'{:>5}'.format([1])
'{}'.format([1, 'a'])
'{:5}'.format({})
'{:%Y-%m-%d}'.format(datetime.date(2020, 1, 2))
'{:%H:%M}'.format(datetime.datetime(2020, 1, 2, 3, 4))
'{:5}'.format(datetime.timedelta(1))
'{}'.format(U('x'))
'{:5}'.format(U('x'))
format(5, '3')
format('a', '^5')
format(True, '5')
format(True, '')
'{:{:{}}}'.format(1, 2, 3)
'{0[a][b]}'.format({'a': {'b': 1}})
'{0.a[b].c}'.format({'a': {'b': {'c': 7}}})
'{a b}'.format(**{}) if False else 1
'{:!<5}'.format('a')
'{:}'.format('x')
'{0:}{1!r:}'.format('x', 'y')
'{0[}'.format([1])
'{0[]}'.format([1])
'{0.}'.format([1])
'{0[0]x}'.format([1])
'{{0}}'.format(1)
'a{}b{}c'.format(1, 2)
""".replace("'{a b}'.format(**{}) if False else 1\n", ""))
    area("dates", r"""
datetime.date(2020, 1, 2)
str(datetime.date(2020, 1, 2))
datetime.date(2020, 1, 2).year
datetime.date(2020, 1, 2).isoformat()
datetime.date(2020, 1, 2).strftime('%Y-%m-%d')
datetime.date(2020, 1, 2).weekday()
datetime.date(2020, 1, 2).isoweekday()
datetime.date(2020, 1, 2).isocalendar()
datetime.date(2021, 1, 2).isocalendar()[0]
datetime.date(2021, 1, 2).isocalendar().week
datetime.date(2020, 1, 2).toordinal()
datetime.date(2020, 1, 2).timetuple()
datetime.date(2020, 1, 2).ctime()
datetime.date(2020, 1, 2).replace(day=5)
datetime.date(2020, 1, 2).replace(2021, 3)
datetime.date(2020, 1, 2).replace(month=13)
datetime.date(2020, 2, 30)
datetime.date(0, 1, 1)
datetime.date(2020, 13, 1)
datetime.date(2020, 1)
datetime.date(2020, 1, 1, 1)
datetime.date('a', 1, 1)
datetime.date(year=2020, month=5, day=6)
datetime.date.fromisoformat('2020-01-02')
datetime.date.fromisoformat('20200102')
datetime.date.fromisoformat('2020-W01-3')
datetime.date.fromisoformat('nope')
datetime.date.fromisoformat(5)
datetime.date.fromordinal(737426)
datetime.date.min
datetime.date.max
datetime.date
datetime.datetime
datetime.timedelta
datetime.timezone
datetime.date(2020, 1, 2) + datetime.timedelta(days=1)
datetime.date(2020, 1, 2) - datetime.timedelta(days=2)
datetime.date(2020, 1, 2) + datetime.timedelta(hours=36)
datetime.date(2020, 1, 2) - datetime.date(2019, 12, 31)
datetime.timedelta(1) + datetime.date(2020, 1, 2)
datetime.date(2020, 1, 2) + 1
datetime.date(2020, 1, 2) + 'a'
datetime.date(9999, 12, 31) + datetime.timedelta(1)
datetime.date(2020, 1, 2) < datetime.date(2020, 1, 3)
datetime.date(2020, 1, 2) == datetime.date(2020, 1, 2)
datetime.date(2020, 1, 2) < 'a'
datetime.date(2020, 1, 2) == datetime.datetime(2020, 1, 2)
datetime.date(2020, 1, 2) < datetime.datetime(2020, 1, 2)
{datetime.date(2020, 1, 2): 1}
datetime.datetime(2020, 1, 2)
datetime.datetime(2020, 1, 2, 3, 4, 5, 6)
datetime.datetime(2020, 1, 2, 3, 4, 5)
datetime.datetime(2020, 1, 2, 0, 0, 5)
str(datetime.datetime(2020, 1, 2))
str(datetime.datetime(2020, 1, 2, 3, 4, 5, 6))
datetime.datetime(2020, 1, 2, 3, 4, 5).isoformat()
datetime.datetime(2020, 1, 2, 3, 4, 5).isoformat(' ')
datetime.datetime(2020, 1, 2, 3, 4, 5).isoformat(sep=' ', timespec='minutes')
datetime.datetime(2020, 1, 2, 3, 4, 5, 678).isoformat(timespec='milliseconds')
datetime.datetime(2020, 1, 2, 3, 4, 5).isoformat(timespec='microseconds')
datetime.datetime(2020, 1, 2, 3, 4, 5).isoformat(timespec='foo')
datetime.datetime(2020, 1, 2, 25)
datetime.datetime(2020, 1, 2, 3, 60)
datetime.datetime(2020, 1)
datetime.datetime(2020, 1, 2, foo=1)
datetime.datetime(2020, 1, 2, 3).date()
datetime.datetime(2020, 1, 2, 3).time()
datetime.datetime(2020, 1, 2, 3).hour
datetime.datetime(2020, 1, 2, 3).tzinfo
datetime.datetime(2020, 1, 2, 3).timestamp()
datetime.datetime(2020, 1, 2, 3, 4, 5, 500000).timestamp()
datetime.datetime(2020, 1, 2, 3).replace(hour=5, tzinfo=datetime.timezone.utc)
datetime.datetime(2020, 1, 2, tzinfo=datetime.timezone.utc)
str(datetime.datetime(2020, 1, 2, tzinfo=datetime.timezone.utc))
datetime.datetime(2020, 1, 2, tzinfo=datetime.timezone.utc).isoformat()
datetime.datetime(2020, 1, 2, tzinfo=datetime.timezone(datetime.timedelta(hours=2)))
str(datetime.datetime(2020, 1, 2, tzinfo=datetime.timezone(datetime.timedelta(hours=-5, minutes=-30))))
datetime.datetime(2020, 1, 2, tzinfo=pytz.utc)
str(datetime.datetime(2020, 1, 2, tzinfo=pytz.utc))
datetime.datetime(2020, 7, 2, 12, tzinfo=pytz.utc).astimezone(pytz.timezone('Europe/Berlin'))
str(datetime.datetime(2020, 7, 2, 12, tzinfo=pytz.utc).astimezone(pytz.timezone('Europe/Berlin')))
str(datetime.datetime(2020, 1, 2, 12, tzinfo=pytz.utc).astimezone(pytz.timezone('US/Eastern')))
datetime.datetime(2020, 1, 2, 12, tzinfo=pytz.utc).astimezone(pytz.timezone('US/Eastern'))
datetime.datetime(2020, 1, 2, 12, tzinfo=pytz.utc).astimezone(pytz.timezone('US/Eastern')).strftime('%Z %z')
datetime.datetime(2020, 7, 2, 12, tzinfo=pytz.utc).astimezone(pytz.timezone('Asia/Tokyo')).strftime('%Z %z')
datetime.datetime(2020, 7, 2, 12, tzinfo=pytz.utc).astimezone(pytz.timezone('America/Sao_Paulo')).strftime('%Z %z')
datetime.datetime(2020, 7, 2, 12, tzinfo=pytz.utc).astimezone(pytz.timezone('Australia/Sydney')).strftime('%Z %z')
datetime.datetime(2020, 7, 2, 12, tzinfo=pytz.utc).astimezone(pytz.timezone('Asia/Kolkata')).strftime('%Z %z')
datetime.datetime(2020, 7, 2, 12, tzinfo=pytz.utc).astimezone(pytz.timezone('Europe/London')).strftime('%Z %z')
datetime.datetime(2020, 7, 2, 12, tzinfo=pytz.utc).astimezone(pytz.timezone('America/Los_Angeles')).tzname()
pytz.timezone('US/Eastern')
pytz.timezone('Europe/Berlin')
str(pytz.timezone('US/Eastern'))
pytz.timezone('US/Eastern').zone
pytz.timezone('Nope')
pytz.timezone('utc')
pytz.utc
str(pytz.utc)
pytz.utc.zone
pytz.timezone('US/Eastern').localize(datetime.datetime(2020, 7, 2))
str(pytz.timezone('US/Eastern').localize(datetime.datetime(2020, 7, 2)))
pytz.utc.localize(datetime.datetime(2020, 7, 2))
str(datetime.datetime(2020, 1, 2, tzinfo=pytz.timezone('US/Eastern')))
datetime.datetime(2020, 1, 2, tzinfo=pytz.utc).astimezone(datetime.timezone.utc)
datetime.timezone.utc
str(datetime.timezone.utc)
datetime.timezone(datetime.timedelta(hours=2))
str(datetime.timezone(datetime.timedelta(hours=2)))
datetime.timezone(5)
datetime.datetime(2020, 1, 2) + datetime.timedelta(days=1, hours=2)
datetime.datetime(2020, 1, 2) - datetime.datetime(2020, 1, 1, 12)
datetime.datetime(2020, 1, 2, tzinfo=pytz.utc) - datetime.datetime(2020, 1, 1, 12)
datetime.datetime(2020, 1, 2, tzinfo=pytz.utc) - datetime.datetime(2020, 1, 1, 12, tzinfo=datetime.timezone.utc)
datetime.datetime(2020, 1, 2) < datetime.datetime(2020, 1, 3)
datetime.datetime(2020, 1, 2, tzinfo=pytz.utc) < datetime.datetime(2020, 1, 3)
datetime.datetime(2020, 1, 2, tzinfo=pytz.utc) == datetime.datetime(2020, 1, 2)
datetime.datetime(2020, 1, 2, tzinfo=pytz.utc) == datetime.datetime(2020, 1, 2, tzinfo=datetime.timezone.utc)
datetime.datetime(2020, 1, 2).utcoffset()
datetime.datetime(2020, 1, 2, tzinfo=pytz.utc).utcoffset()
datetime.datetime(2020, 1, 2, tzinfo=pytz.utc).tzname()
datetime.datetime(2020, 1, 2, 3, 4, 5).timetuple()
datetime.datetime(2020, 1, 2, 3, 4, 5).weekday()
datetime.datetime(2020, 1, 2, 3, 4, 5).ctime()
datetime.datetime.combine(datetime.date(2020, 1, 2), datetime.time(3, 4))
datetime.datetime.combine(datetime.date(2020, 1, 2), datetime.datetime.min.time())
datetime.datetime.fromisoformat('2020-01-02')
datetime.datetime.fromisoformat('2020-01-02T03:04:05')
datetime.datetime.fromisoformat('2020-01-02 03:04:05.123')
datetime.datetime.fromisoformat('2020-01-02 03:04:05.123456')
datetime.datetime.fromisoformat('2020-01-02T03:04:05+02:00')
datetime.datetime.fromisoformat('2020-01-02T03:04:05Z')
datetime.datetime.fromisoformat('20200102T030405')
datetime.datetime.fromisoformat('2020-01-02T03')
datetime.datetime.fromisoformat('2020-01-02T')
datetime.datetime.fromisoformat('x')
datetime.datetime.fromtimestamp(0)
datetime.datetime.fromtimestamp(1.5, pytz.utc)
datetime.datetime.utcfromtimestamp(86400)
datetime.datetime.strptime('2020-01-02', '%Y-%m-%d')
datetime.datetime.strptime('2020-01-02 03:04:05', '%Y-%m-%d %H:%M:%S')
datetime.datetime.strptime('2020-01-02T03:04:05.123456', '%Y-%m-%dT%H:%M:%S.%f')
datetime.datetime.strptime('2020-01-02T03:04:05.12', '%Y-%m-%dT%H:%M:%S.%f')
datetime.datetime.strptime('2020-01-02 +0200', '%Y-%m-%d %z')
datetime.datetime.strptime('2020-01-02 +02:30', '%Y-%m-%d %z')
datetime.datetime.strptime('2020-01-02 Z', '%Y-%m-%d %z')
datetime.datetime.strptime('2 Jan 2020', '%d %b %Y')
datetime.datetime.strptime('Thursday January 02 20', '%A %B %d %y')
datetime.datetime.strptime('03:04 PM', '%I:%M %p')
datetime.datetime.strptime('12:04 AM', '%I:%M %p')
datetime.datetime.strptime('20200102', '%Y%m%d')
datetime.datetime.strptime('2020 032', '%Y %j')
datetime.datetime.strptime('2020 05 1', '%Y %W %w')
datetime.datetime.strptime('2020 05 1', '%Y %U %w')
datetime.datetime.strptime('2020 05 1', '%G %V %u')
datetime.datetime.strptime('01/02/20', '%x')
datetime.datetime.strptime('2020-01-02', '%Y/%m/%d')
datetime.datetime.strptime('2020-01-02x', '%Y-%m-%d')
datetime.datetime.strptime('2020-02-30', '%Y-%m-%d')
datetime.datetime.strptime('2020', '%Q')
datetime.datetime.strptime('2020', '%Y%')
datetime.datetime.strptime('a  b', 'a b')
datetime.datetime.strptime(5, '%Y')
datetime.datetime.strptime('2020-13-01', '%Y-%m-%d')
datetime.datetime(2020, 1, 2, 3, 4, 5, 678).strftime('%a %A %w %d %b %B %m %y %Y %H %I %p %M %S %f %j %U %W %%')
datetime.datetime(2020, 11, 22, 15, 4, 5).strftime('%c | %x | %X | %G | %u | %V')
datetime.datetime(2020, 1, 2, 3, 4, 5).strftime('%-d %-m %-H %-I %e %k %l %D %F %T %R %r %h %C %g %P')
datetime.datetime(2020, 1, 2, 3, 4, 5).strftime('%z|%Z|%s')
datetime.datetime(2020, 1, 2, tzinfo=pytz.utc).strftime('%z|%Z')
datetime.datetime(2020, 1, 2, tzinfo=datetime.timezone.utc).strftime('%z|%Z')
datetime.datetime(2020, 1, 2, tzinfo=datetime.timezone(datetime.timedelta(hours=-2))).strftime('%z|%Z')
datetime.datetime(20, 1, 2).strftime('%Y')
datetime.datetime(2020, 1, 2).strftime('%^a %_d %0e %Q %')
datetime.datetime(2020, 1, 2).strftime('')
datetime.datetime(2020, 1, 2).strftime()
datetime.datetime(2020, 1, 2).strftime(5)
datetime.datetime(2020, 1, 2).strftime(format='%Y')
datetime.time(3, 4).strftime('%H:%M %Y')
datetime.date(2020, 1, 2).strftime('%H:%M:%S')
datetime.date(2020, 12, 31).strftime('%U %W %V %G')
datetime.date(2023, 1, 1).strftime('%U %W %V %G')
datetime.time(3, 4)
datetime.time(3, 4, 5, 6)
str(datetime.time(3, 4, 5))
datetime.time(3, 4).isoformat()
datetime.time(3, 4, 5).replace(minute=6)
datetime.time.fromisoformat('03:04:05')
datetime.time.fromisoformat('03:04')
datetime.time(25)
datetime.time()
datetime.time(1) < datetime.time(2)
datetime.timedelta(days=1)
datetime.timedelta(1, 2, 3)
datetime.timedelta(hours=25)
datetime.timedelta(weeks=1, minutes=5)
datetime.timedelta(milliseconds=1500)
datetime.timedelta(seconds=-1)
datetime.timedelta(days=1.5)
datetime.timedelta(0)
datetime.timedelta('a')
datetime.timedelta(foo=1)
str(datetime.timedelta(days=1))
str(datetime.timedelta(days=2, hours=3))
str(datetime.timedelta(seconds=-1))
str(datetime.timedelta(microseconds=5))
str(datetime.timedelta(0))
datetime.timedelta(days=1, hours=1).total_seconds()
datetime.timedelta(microseconds=1).total_seconds()
datetime.timedelta(days=1).days
datetime.timedelta(seconds=-1).days
datetime.timedelta(seconds=-1).seconds
datetime.timedelta(days=1) * 2
2 * datetime.timedelta(days=1)
datetime.timedelta(days=1) * 1.5
datetime.timedelta(days=1) / 2
datetime.timedelta(days=1) / datetime.timedelta(hours=1)
datetime.timedelta(days=1) // datetime.timedelta(hours=5)
datetime.timedelta(days=1) % datetime.timedelta(hours=5)
datetime.timedelta(days=1) // 7
datetime.timedelta(days=1) / 0
datetime.timedelta(days=1) / 0.0
datetime.datetime(2020, 1, 2) < datetime.date(2020, 1, 2)
datetime.timedelta(days=1) / datetime.timedelta(0)
datetime.timedelta(days=1) // 0
datetime.timedelta(days=1) + datetime.timedelta(hours=1)
datetime.timedelta(days=1) - datetime.timedelta(hours=1)
-datetime.timedelta(days=1)
datetime.timedelta(days=1) > datetime.timedelta(hours=1)
datetime.timedelta(days=1) + 1
bool(datetime.timedelta(0))
bool(datetime.time(0))
datetime.timedelta(days=1) == datetime.timedelta(hours=24)
datetime.timedelta(days=1000000000)
datetime.foo
datetime.date(2020, 1, 2).foo
""")
    area("regex", r"""
re.match('a', 'abc')
re.match('b', 'abc')
re.search('b', 'abc')
re.fullmatch('abc', 'abc')
re.fullmatch('a|ab', 'ab')
re.match(r'(\d+)-(\w+)', '12-ab').group(1)
re.match(r'(\d+)-(\w+)', '12-ab').groups()
re.match(r'(\d+)-(\w+)', '12-ab').group(1, 2)
re.match(r'(\d+)-(\w+)', '12-ab')[2]
re.match(r'(\d+)-(\w+)', '12-ab').group(3)
re.match(r'(?P<a_b>\d+)-(?P<c>\w+)', '12-ab').groupdict()
re.match(r'(?P<a_b>\d+)-(?P<c>\w+)', '12-ab').group('a_b')
re.match(r'(?P<a_b>\d+)-(?P<c>\w+)', '12-ab')['c']
re.match(r'(?P<a>\d+)', '12').group('x')
re.match(r'(?P<a>\d+)|(?P<b>x)', '12').groupdict()
re.match(r'(?P<a>\d+)|(?P<b>x)', '12').groupdict('none')
re.match(r'(a)|(b)', 'b').groups()
re.match(r'(a)|(b)', 'b').groups('-')
re.search(r'b+', 'abbc').start()
re.search(r'b+', 'abbc').end()
re.search(r'b+', 'abbc').span()
re.search(r'(b)(x)?', 'abbc').span(2)
re.search(r'b+', '\U0001f600bb').span()
re.search(r'b+', 'abbc').string
re.search(r'b+', 'abbc').re
re.search(r'(a)(b)', 'ab').lastindex
re.search(r'(?P<x>a)(?P<y>b)', 'ab').lastgroup
re.search(r'(a)(b)', 'ab').expand(r'\2\1')
re.findall(r'\d+', 'a1b22c333')
re.findall(r'(\w)(\d)', 'a1b2')
re.findall(r'(\w)\d', 'a1b2')
re.findall(r'a*', 'baac')
re.findall(r'a*?', 'aa')
re.findall(r'\b', 'ab cd')
re.findall(r'', 'ab')
re.findall(r'x|', 'axb')
list(re.finditer(r'\d', 'a1b2'))
re.split(r',', 'a,b,c')
re.split(r'(,)', 'a,b,c')
re.split(r',', 'a,b,c', 1)
re.split(r',', 'a,b,c', maxsplit=1)
re.split(r'\s*', 'a b')
re.split(r'x*', 'axbc')
re.split(r'(x)|(y)', 'axbyc')
re.sub(r'\d', 'X', 'a1b2')
re.sub(r'\d', 'X', 'a1b2', 1)
re.sub(r'\d', 'X', 'a1b2', count=1)
re.sub(r'(\w)(\d)', r'\2\1', 'a1b2')
re.sub(r'(?P<x>\w)(\d)', r'\g<2>\g<x>', 'a1b2')
re.sub(r'(\d)', r'[\g<0>]', 'a1')
re.sub(r'a', r'\n', 'abc')
re.sub(r'a', '\\\\', 'abc')
re.sub(r'(a)', r'\2', 'abc')
re.sub(r'a', r'\q', 'abc')
re.sub(r'a', r'\g<x>', 'abc')
re.sub(r'a', lambda m: m.group(0) + '!', 'aba')
re.sub(r'x*', '-', 'abxd')
re.sub(r'', '-', 'ab')
re.sub(r'$', 'x', 'a\n')
re.sub(r'^', 'x', 'a\nb')
re.sub(r'(?m)^', 'x', 'a\nb\n')
re.sub(r'(?m)$', 'x', 'a\nb\n')
re.subn(r'\d', 'X', 'a1b2')
re.sub(r'a', 5, 'abc')
re.sub(r'a', 'b', None)
re.sub(r'(a)(x)?', r'[\1\2]', 'abc')
re.sub('[^a-zA-Z0-9]+', '_', 'Hello, World! 1')
re.sub(r'\s+', ' ', 'a \t\n b')
re.sub(r'\.', '', 'a.b')
re.sub('(?i)select', 'S', 'SELECT select')
re.sub('select', 'S', 'SELECT select', flags=re.IGNORECASE)
re.sub(r'-', '$1', 'a-b')
re.match(r'\w+', 'héllo wörld').group()
re.match(r'(?a)\w+', 'héllo').group()
re.match(r'\w+', 'héllo', re.ASCII).group()
re.match(r'\d+', '12٣').group()
re.findall(r'\W', 'a_b-c é')
re.findall(r'[\w-]+', 'a_b-c é')
re.findall(r'[^\W\d]+', 'ab12cd_é')
re.findall(r'[^\s,]+', 'a, b')
re.findall(r'\S+', 'a b')
re.findall(r'\D+', 'a1b')
re.findall(r'[]a]+', 'a]b')
re.findall(r'[^]]+', 'a]b')
re.findall(r'[[a]+', '[ab')
re.findall(r'[a-]+', 'a-b')
re.findall(r'[a&&b]+', 'a&b')
re.findall(r'[\]]', 'a]')
re.findall(r'[\b]', 'a\x08b')
re.findall(r'[\n\t]', 'a\tb\n')
re.findall(r'[#\- ]', 'a# -')
re.findall(r'[^^]', 'a^')
re.findall(r'a{2}', 'aaaa')
re.findall(r'a{,2}b', 'aaab')
re.findall(r'a{2,}', 'aaaa')
re.findall(r'a{1,2}?', 'aaa')
re.findall(r'a{x}', 'a{x}')
re.findall(r'{', 'a{')
re.findall(r'a++', 'aaa')
re.findall(r'(?>a+)b', 'aab')
re.findall(r'(?:ab)+', 'ababx')
re.findall(r'a(?=b)', 'abac')
re.findall(r'a(?!b)', 'abac')
re.findall(r'(?<=a)b', 'abcb')
re.findall(r'(?<!a)b', 'abcb')
re.findall(r'(?#comment)a', 'aa')
re.findall(r'(?x) a  b # comment', 'ab')
re.findall('a b', 'ab', re.X)
re.findall('a[ ]b', 'a b', re.VERBOSE)
re.findall(r'a.b', 'a\nb')
re.findall(r'a.b', 'a\nb', re.DOTALL)
re.findall(r'(?s)a.b', 'a\nb')
re.findall(r'^b', 'a\nb', re.M)
re.findall(r'a$', 'a\nb')
re.findall(r'a$', 'b\na\n')
re.findall(r'a\Z', 'a\n')
re.findall(r'\Aa', 'a')
re.findall(r'(a)\1', 'aab')
re.findall(r'(?P<q>[\'"]).*?(?P=q)', '"a"')
re.findall(r'\x41\u0042\101', 'ABA')
re.findall(r'\t\n\\\.', '\t\n\\.')
re.findall(r'\-\/\ \#', '-/ #')
re.findall(r'(?i:A)b', 'ab aB')
re.findall(r'a|b|', 'ab')
re.findall('é', 'É', re.I)
re.compile('a')
re.compile('a', re.I)
dict(re.compile(r'(?P<x>a)(b)').groupindex)
re.compile('a(b)').groups
re.compile('a').pattern
re.compile('a').flags
re.compile('a', re.I).flags
re.compile('a').search('ba')
re.compile('a').match('ba', 1)
re.compile('^a').match('ba', 1)
re.compile('a').search('baab', 2, 3)
re.compile('a').sub('b', 'aa', 1)
re.compile('a').findall('aa')
re.compile('a').split('xay')
re.compile('a').fullmatch('a')
re.compile('a') == re.compile('a')
re.sub(re.compile('a'), 'b', 'a')
re.match(re.compile('a'), 'a', re.I)
re.escape('a.b*c')
re.escape('a b-c_d/é#')
re.match('(', 'a')
re.match(')', 'a')
re.match('[', 'a')
re.match('*', 'a')
re.match('a**', 'a')
re.match('a{2,1}', 'a')
re.match(r'\q', 'a')
re.match(r'\1', 'a')
re.match('(?P<1a>x)', 'a')
re.match('(?P<a>x)(?P<a>y)', 'a')
re.match('(?P=b)', 'a')
re.match('[b-a]', 'a')
re.match('a\\', 'a')
re.match('(?z)', 'a')
re.match('a(?i)b', 'ab')
re.match(5, 'a')
re.match('a', None)
re.match('a', 5)
re.match('a')
re.match()
re.sub('a', 'b')
bool(re.match('a', 'a'))
re.match('a', 'a').foo
re.match(r'(\w+)@(\w+)\.com', 'joe@example.com').group(0)
re.search(r'^\s*(with|select)\b', '  SELECT 1', re.I).group(1)
re.findall(r"'(?:[^'\\]|\\.)*'", "a 'b' 'c\\'d'")
re.sub(r'([a-z0-9])([A-Z])', r'\1_\2', 'camelCaseString').lower()
re.sub(r'(.)([A-Z][a-z]+)', r'\1_\2', 'HTTPResponseCode')
re.findall(r'[A-Z]{2,}(?=[A-Z][a-z]+[0-9]*|\b)|[A-Z]?[a-z]+[0-9]*|[A-Z]|[0-9]+', 'someHTTPName2')
re.match(r'^v?(\d+)\.(\d+)(?:\.(\d+))?$', 'v1.2').groups()
re.sub('\\\\', '/', 'a\\b')
re.findall('(?m)^-- (.*)$', '-- a\nx\n-- b')
re.sub(r'\W+', '_', 'été à la plage')
re.split(r'[;,]\s*', 'a; b,c')
re.findall(r'\bfoo\b', 'foo food foo.')
re.findall(r'\Boo', 'foo')
re.findall(r'é\b', 'caféé é')
len(re.match(r"(?:[^']|'')*", 'ab' * 100000).group())
len(re.findall(r'(a|b)+', 'ab' * 100000)[0])
re.sub(r"--(?:.|x)*", '', '-- ' + 'ab' * 50000)
""")
    area("iteration", r"""
list(itertools.islice(itertools.count(), 3))
list(itertools.islice(itertools.count(5, 2), 3))
list(itertools.islice(itertools.count(1.5), 2))
list(itertools.islice(itertools.cycle('ab'), 5))
list(itertools.repeat('x', 3))
list(itertools.repeat('x', times=2))
list(itertools.accumulate([1, 2, 3]))
list(itertools.accumulate([1, 2, 3], lambda a, b: a * b))
list(itertools.accumulate([1, 2], initial=10))
list(itertools.accumulate([]))
list(itertools.chain([1], 'ab', (2,)))
list(itertools.chain())
list(itertools.chain.from_iterable([[1, 2], [3]]))
list(itertools.compress('abcd', [1, 0, 1, 1]))
list(itertools.islice('abcdef', 2))
list(itertools.islice('abcdef', 2, 4))
list(itertools.islice('abcdef', 0, None, 2))
list(itertools.islice('abcdef', 1, 6, 2))
itertools.islice('abc', -1)
itertools.islice('abc')
list(itertools.starmap(lambda a, b: a + b, [(1, 2), (3, 4)]))
list(itertools.tee('ab')[0])
len(itertools.tee('ab', 3))
list(itertools.zip_longest('ab', 'c'))
list(itertools.zip_longest('ab', 'c', fillvalue='-'))
list(itertools.product('ab', [1, 2]))
list(itertools.product('ab', repeat=2))
list(itertools.product())
list(itertools.product('ab', []))
list(itertools.permutations('abc'))
list(itertools.permutations('abc', 2))
list(itertools.permutations('ab', 3))
list(itertools.combinations('abc', 2))
list(itertools.combinations('abc', 0))
list(itertools.combinations('ab', 3))
list(itertools.combinations_with_replacement('ab', 2))
list(itertools.combinations([1, 2, 3, 4], 3))
itertools.combinations('abc', -1)
itertools.nope
""")
    area("json", r"""
dumps(None)
dumps(True)
dumps(1)
dumps(1.0)
dumps(1e16)
dumps(nan())
dumps(inf())
dumps(-inf())
dumps('a"b\\c/\n\r\t\b\f')
dumps('é\u2028\U0001f600\x7f\x00')
dumps([])
dumps({})
dumps([1, 'a', None, [2]])
dumps((1, 2))
dumps({'a': 1, 'b': {'c': [1, 2]}})
dumps({'b': 1, 'a': 2}, sort_keys=True)
dumps({1: 'a', True: 'b', None: 'c', 1.5: 'd'})
dumps({2: 'a', 1: 'b'}, sort_keys=True)
dumps({'a': 1, 2: 'b'}, sort_keys=True)
dumps({(1, 2): 'a'})
dumps({1})
dumps(datetime.date(2020, 1, 2))
dumps(Decimal('1.5'))
dumps(U('x'))
dumps({'a': U('x')})
dumps({}.keys())
dumps(after([], lambda l: l.append(l)))
dumps(12345678901234567890)
dumps([1, {'a': []}], indent='  ')
dumps({'a': [1, 2], 'b': {}}, indent='    ')
loads('1')
loads('1.0')
loads('-0')
loads('1e5')
loads('1E+2')
loads('12345678901234567890')
loads('true')
loads('null')
loads('"a"')
loads('"\\u00e9\\n\\ud83d\\ude00"')
loads('[]')
loads('{}')
loads('[1, "a", null, {"b": [true, false]}]')
loads('{"b": 1, "a": 2, "b": 3}')
loads('NaN')
loads('[Infinity, -Infinity]')
loads(' \n1\t')
loads('')
loads(' ')
loads('a')
loads('{')
loads('[')
loads('[1')
loads('[1,')
loads('[1,]')
loads('{"a"}')
loads('{"a":}')
loads('{"a": 1,}')
loads('{"a": 1 "b"}')
loads('{a: 1}')
loads("{'a': 1}")
loads('[1 2]')
loads('1 2')
loads('{"a":1}\nx')
loads('"abc')
loads('"a\nb"')
loads('"\\x"')
loads('"\\u12"')
loads('01')
loads('1.')
loads('-')
loads('tru')
loads(None)
loads(1)
loads('[1,\n 2,\n x]')
loads('"\\ud800"') == '?'
""")
    area("calls", r"""
f0()
f0(1)
f0(1, 2)
f0(a=1)
f1(1)
f1(x=1)
f1()
f1(1, 2)
f1(1, 2, 3)
f1(1, x=2)
f1(y=2)
f1(1, y=2)
f2(1)
f2(1, 2)
f2(y=5, x=4)
f2()
f2(1, 2, 3)
f2(y=1)
f3()
f3(1)
f3(1, 2)
f3(1, z=2)
f3(1, 2, 3, 4)
f3(z=3, y=2, x=1)
fv(1)
fv(1, 2, 3, a=4)
fv()
fv(a=1)
fv(1, x=2)
fk(1, k=2)
fk(1)
fk(1, 2)
fk(1, 2, k=3)
fk(1, 2, k=3, m=4)
fk(1, 2, 3, k=3)
fk(k=1, m=2)
fk()
fk(1, k=2, q=3)
fp(1)
fp(1, 2)
fp(1, y=2)
fp(x=1)
fp(1, x=1)
5()
None()
'a'()
[]()
{}()
(1,)()
1.5()
f1(1)()
""")
