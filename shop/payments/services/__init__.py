"""The verbs of money. Every door ends in ``confirm``; nothing that arrived is ever refused.

``money`` what is expected and what came · ``sending`` and ``claims`` slips · ``ending`` orders that are given up or come back.
Locks: payment, then order, then stock. Each verb done twice changes nothing.
"""

from shop.payments.balance import owed_back_satang as owed_back_satang
from shop.payments.services.claims import accept_slip as accept_slip
from shop.payments.services.claims import refuse_slip as refuse_slip
from shop.payments.services.ending import cancel_order as cancel_order
from shop.payments.services.ending import take_back_order as take_back_order
from shop.payments.services.ending import withdraw_order as withdraw_order
from shop.payments.services.money import accept_order as accept_order
from shop.payments.services.money import cash_received as cash_received
from shop.payments.services.money import confirm as confirm
from shop.payments.services.money import expire as expire
from shop.payments.services.money import extend as extend
from shop.payments.services.money import more_came as more_came
from shop.payments.services.money import open_payment as open_payment
from shop.payments.services.money import payment_of as payment_of
from shop.payments.services.money import payments_of as payments_of
from shop.payments.services.money import transfer_seen as transfer_seen
from shop.payments.services.sending import send_code as send_code
from shop.payments.services.sending import send_slip as send_slip
